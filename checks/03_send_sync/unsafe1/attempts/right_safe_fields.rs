//@ passed
// A Box and a reference have one address as well, and the compiler finds the bounds by itself. No
// `unsafe` is left.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;

/// Owns its contents, as a Box does.
pub struct Locker<T>(Box<T>);

/// Borrows the contents of a locker, as a reference does.
pub struct Window<'a, T>(&'a T);

impl<T> Locker<T> {
    pub fn new(contents: T) -> Locker<T> {
        Locker(Box::new(contents))
    }

    pub fn window(&self) -> Window<'_, T> {
        Window(&self.0)
    }
}

impl<'a, T> Window<'a, T> {
    pub fn look(&self) -> &'a T {
        self.0
    }
}

fn main() {
    // Two doors may share a counter that is Sync: an atomic one is, and one in a Mutex.
    let visitors = Arc::new(Locker::new(AtomicU32::new(0)));
    let doors = [1, 2].map(|_| {
        let visitors = Arc::clone(&visitors);
        thread::spawn(move || {
            for _ in 0..1_000_000 {
                visitors.window().look().fetch_add(1, Ordering::Relaxed);
            }
        })
    });
    for door in doors {
        door.join().unwrap();
    }
    let counted = visitors.window().look().load(Ordering::Relaxed);
    println!("of 2000000 visitors {counted}");
}
