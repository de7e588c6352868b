//@ passed
use std::sync::{RwLock, RwLockWriteGuard};
use std::thread;

fn main() {
    let lock = RwLock::new(0);
    thread::scope(|scope| {
        scope.spawn(|| { if let Ok(mut w) = lock.write() { *w += 1; } });
        let mut write = lock.write().unwrap();
        *write += 10;
        let before = *write;
        let read = RwLockWriteGuard::downgrade(write);
        assert_eq!(*read, before);
    });
}
