//@ failed-check check=a_hundred_items_are_in_work_at_the_same_time
// Chunks for 32 threads: enough for a few items, but then one thread has several.

use std::thread;
use std::time::Duration;

/// Calls `f` for every item, all at the same time; the results are in the order of the items.
pub fn par_map<T: Sync, R: Send, F: Fn(&T) -> R + Sync>(items: &[T], f: F) -> Vec<R> {
    let n = items.len().div_ceil(32).max(1);
    thread::scope(|s| {
        let t: Vec<_> = items
            .chunks(n)
            .map(|i| {
                let f = &f;
                s.spawn(move || i.iter().map(f).collect::<Vec<R>>())
            })
            .collect();
        t.into_iter().flat_map(|t| t.join().unwrap()).collect()
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
