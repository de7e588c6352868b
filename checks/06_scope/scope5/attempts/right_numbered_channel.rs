//@ passed
// The results come through a channel, with their numbers, and are sorted.

use std::sync::mpsc;
use std::thread;
use std::time::Duration;

/// Calls `f` for every item, all at the same time; the results are in the order of the items.
pub fn par_map<T, R, F>(items: &[T], f: F) -> Vec<R>
where
    T: Sync,
    R: Send,
    F: Fn(&T) -> R + Sync,
{
    let (done, results) = mpsc::channel();
    thread::scope(|scope| {
        let f = &f;
        for (number, item) in items.iter().enumerate() {
            let done = done.clone();
            scope.spawn(move || done.send((number, f(item))).unwrap());
        }
        drop(done);
        let mut results: Vec<(usize, R)> = results.iter().collect();
        results.sort_by_key(|(number, _)| *number);
        results.into_iter().map(|(_, result)| result).collect()
    })
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
