//@ deadlock
use std::sync::{Barrier, RwLock};
use std::thread;

fn main() {
    // Two readers that must meet inside, and a writer: one reader in, the writer waits, the other reader stays out.
    let (lock, both) = (RwLock::new(1), Barrier::new(2));
    thread::scope(|scope| {
        scope.spawn(|| *lock.write().unwrap() += 1);
        for _ in 0..2 {
            scope.spawn(|| { let _value = lock.read().unwrap(); both.wait(); });
        }
    });
}
