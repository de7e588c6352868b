//@ does-not-compile E0277
// A copy of the function for each thread: a function that owns something cannot be copied.

use std::thread;
use std::time::Duration;

/// Calls `f` for every item, all at the same time; the results are in the order of the items.
pub fn par_map<T, R, F>(items: &[T], f: F) -> Vec<R>
where
    T: Sync,
    R: Send,
    F: Fn(&T) -> R + Send + Copy,
{
    thread::scope(|scope| {
        let threads: Vec<_> = items
            .iter()
            .map(|item| scope.spawn(move || f(item)))
            .collect();
        threads.into_iter().map(|t| t.join().unwrap()).collect()
    })
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
