// scope5: the cheese cellar
//
// In a cellar the cheeses are judged. par_map is the helper for that and for all else that is done
// with many things at once: it calls a function for each item, all items at the same time and each
// in a thread of its own, and returns the results in the order of the items.
//
// What is wrong: "Three cheeses take three times as long as one. And when I let threads do it, the
// compiler wants bounds from me. Which ones are right?"
//
// You may edit par_map: its bounds and its body. It is called as before; it refuses what threads
// must not do, and nothing that they may do. No `unsafe`.

use std::thread;
use std::time::Duration;

/// Calls `f` for every item, all at the same time; the results are in the order of the items.
/// A panic of `f` is a panic of par_map.
pub fn par_map<T, R, F>(items: &[T], f: F) -> Vec<R>
where
    F: Fn(&T) -> R,
{
    // TODO: a thread for each item. What do the threads share, and what comes back from them?
    items.iter().map(f).collect()
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
