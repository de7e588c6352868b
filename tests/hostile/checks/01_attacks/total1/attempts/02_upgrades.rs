//@ deadlock check=it_is_seven
// Two readers, each of which wants to write before it has let go.
use std::sync::{Barrier, RwLock};
use std::thread;

pub fn total() -> u32 {
    let (lock, both) = (RwLock::new(3), Barrier::new(2));
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                let read = lock.read().unwrap();
                both.wait();
                *lock.write().unwrap() = *read + 4;
            });
        }
    });
    lock.into_inner().unwrap()
}

fn main() {}
