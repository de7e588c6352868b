//@ passed
use std::sync::{Barrier, RwLock};
use std::thread;

fn main() {
    let (lock, both) = (RwLock::new(1), Barrier::new(2));
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| { let value = lock.read().unwrap(); both.wait(); assert_eq!(*value, 1); });
        }
    });
    *lock.write().unwrap() = 2;
    assert_eq!(lock.into_inner().unwrap(), 2);
}
