//@ passed
// A slot for each result, and no join by hand.

use std::thread;
use std::time::Duration;

/// Calls `f` for every item, all at the same time; the results are in the order of the items.
pub fn par_map<T, R, F>(items: &[T], f: F) -> Vec<R>
where
    T: Sync,
    R: Send,
    F: Fn(&T) -> R + Sync,
{
    let mut results: Vec<Option<R>> = items.iter().map(|_| None).collect();
    thread::scope(|scope| {
        for (item, slot) in items.iter().zip(&mut results) {
            let f = &f;
            scope.spawn(move || *slot = Some(f(item)));
        }
    });
    results.into_iter().map(Option::unwrap).collect()
}

fn main() {
    let films = [("wedding", 36), ("harbour", 24), ("cats", 36)];
    let price = 15;
    let bills = par_map(&films, |(title, pictures)| {
        println!("{title} is in the developer");
        thread::sleep(Duration::from_millis(50)); // developing takes its time
        println!("{title} is done");
        pictures * price
    });
    println!("{bills:?}");
}
