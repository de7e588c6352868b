// scope5: the cheese cellar
//
// What is shared by the threads has to be Sync, what travels between them has to be Send, and a
// scope lets both borrow. The bounds say this to the callers, each in one word.

use std::thread;
use std::time::Duration;

/// Calls `f` for every item, all at the same time; the results are in the order of the items.
/// A panic of `f` is a panic of par_map.
pub fn par_map<T, R, F>(items: &[T], f: F) -> Vec<R>
where
    // All threads share the items and the function: each has a reference to them. `T: Sync` and
    // `F: Sync` are what allows that; no item and no function moves, so neither has to be Send.
    T: Sync,
    F: Fn(&T) -> R + Sync,
    // A result is made in a thread and moves to the caller.
    R: Send,
    // Nothing is 'static: the scope is over before par_map returns.
{
    let f = &f;
    thread::scope(|scope| {
        let threads: Vec<_> = items
            .iter()
            .map(|item| scope.spawn(move || f(item)))
            .collect();
        threads
            .into_iter()
            .map(|thread| thread.join().expect("the function panicked"))
            .collect()
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
