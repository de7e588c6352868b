//@ passed
// The thread that goes on with the rest starts the thread of each item.

use std::thread;
use std::time::Duration;

/// Calls `f` for every item, all at the same time; the results are in the order of the items.
pub fn par_map<T, R, F>(items: &[T], f: F) -> Vec<R>
where
    T: Sync,
    R: Send,
    F: Fn(&T) -> R + Sync,
{
    fn go<T: Sync, R: Send, F: Fn(&T) -> R + Sync>(items: &[T], f: &F) -> Vec<R> {
        let Some((first, rest)) = items.split_first() else {
            return vec![];
        };
        thread::scope(|s| {
            let rest = s.spawn(move || go(rest, f));
            let mine = s.spawn(move || f(first));
            let mut all = vec![mine.join().unwrap()];
            all.extend(rest.join().unwrap());
            all
        })
    }
    go(items, &f)
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
