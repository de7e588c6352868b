//@ failed-check check=a_panic_is_not_lost
// `flat_map` leaves out the items whose thread panicked, and nobody hears of it.

use std::thread;
use std::time::Duration;

/// Calls `f` for every item, all at the same time; the results are in the order of the items.
pub fn par_map<T: Sync, R: Send, F: Fn(&T) -> R + Sync>(items: &[T], f: F) -> Vec<R> {
    thread::scope(|s| {
        let t: Vec<_> = items
            .iter()
            .map(|i| {
                let f = &f;
                s.spawn(move || f(i))
            })
            .collect();
        t.into_iter().flat_map(|t| t.join()).collect()
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
