//@ failed-check check=every_item_has_its_result
// The function is called for all items to see whether it panics, and then once more for the
// results.

use std::thread;
use std::time::Duration;

/// Calls `f` for every item, all at the same time; the results are in the order of the items.
/// A panic of `f` is a panic of par_map.
pub fn par_map<T: Sync, R: Send, F: Fn(&T) -> R + Sync>(items: &[T], f: F) -> Vec<R> {
    let f = &f;
    thread::scope(|s| {
        let t: Vec<_> = items
            .iter()
            .map(|i| {
                s.spawn(move || {
                    f(i);
                })
            })
            .collect();
        for t in t {
            t.join().unwrap();
        }
        let t: Vec<_> = items.iter().map(|i| s.spawn(move || f(i))).collect();
        t.into_iter().map(|t| t.join().unwrap()).collect()
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
