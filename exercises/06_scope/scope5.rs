// scope5: the photo lab
//
// A photo lab develops films. par_map is its helper for that and for everything else that is done
// with many things at once: it calls a function for each item, all items at the same time and each
// in a thread of its own, and returns the results in the order of the items.
//
// What is wrong: "Three films take three times as long as one. And when I let threads do it, the
// compiler wants bounds from me. Which ones are right?"
//
// You may edit par_map: its bounds and its body. It is called as before; it refuses what threads
// must not do, and nothing that they may do. No `unsafe`.

use std::thread;
use std::time::Duration;

/// Calls `f` for every item, all at the same time; the results are in the order of the items.
pub fn par_map<T, R, F>(items: &[T], f: F) -> Vec<R>
where
    F: Fn(&T) -> R,
{
    // TODO: a thread for each item. What do the threads share, and what comes back from them?
    items.iter().map(f).collect()
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
