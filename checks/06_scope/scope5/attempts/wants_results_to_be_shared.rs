//@ does-not-compile E0277
// A OnceLock for each result: that one is shared, and so the results have to be Sync.

use std::sync::OnceLock;
use std::thread;
use std::time::Duration;

/// Calls `f` for every item, all at the same time; the results are in the order of the items.
pub fn par_map<T, R, F>(items: &[T], f: F) -> Vec<R>
where
    T: Sync,
    R: Send + Sync,
    F: Fn(&T) -> R + Sync,
{
    let slots: Vec<OnceLock<R>> = items.iter().map(|_| OnceLock::new()).collect();
    thread::scope(|scope| {
        for (item, slot) in items.iter().zip(&slots) {
            let f = &f;
            scope.spawn(move || slot.get_or_init(|| f(item)));
        }
    });
    let results = slots.into_iter().map(OnceLock::into_inner);
    results.map(Option::unwrap).collect()
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
