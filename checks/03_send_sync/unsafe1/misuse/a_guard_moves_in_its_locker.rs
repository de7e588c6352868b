//! A MutexGuard has to be dropped by the thread that has locked. Here another thread would do it,
//! when it drops the locker.

use std::sync::Mutex;
use std::thread;

use unsafe1::Locker;

fn main() {
    let mutex = Mutex::new(7);
    let locker = Locker::new(mutex.lock().unwrap());
    thread::scope(|scope| {
        scope.spawn(move || drop(locker)); //~ E0277
    });
}
