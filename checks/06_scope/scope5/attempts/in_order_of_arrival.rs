//@ failed-check
// Who is done first comes first.

use std::sync::Mutex;
use std::thread;
use std::time::Duration;

/// Calls `f` for every item, all at the same time; the results are in the order of the items.
pub fn par_map<T, R, F>(items: &[T], f: F) -> Vec<R>
where
    T: Sync,
    R: Send,
    F: Fn(&T) -> R + Sync,
{
    let results = Mutex::new(Vec::new());
    thread::scope(|scope| {
        for item in items {
            let (f, results) = (&f, &results);
            scope.spawn(move || {
                let result = f(item);
                results.lock().unwrap().push(result);
            });
        }
    });
    results.into_inner().unwrap()
}

fn main() {
    let cheeses = [("Gouda", 12), ("Cheddar", 25), ("Brie", 3)];
    let price = 15;
    let prices = par_map(&cheeses, |(name, weight)| {
        println!("{name} is being tasted");
        thread::sleep(Duration::from_millis(50)); // tasting takes its time
        println!("{name} is done");
        weight * price
    });
    println!("{prices:?}");
}
