//@ deadlock check=it_is_seven threads=main
// It is notified before it waits, and the condition is not looked at.
use std::sync::{Condvar, Mutex};

pub fn total() -> u32 {
    let (lock, bell) = (Mutex::new(7), Condvar::new());
    bell.notify_all();
    *bell.wait(lock.lock().unwrap()).unwrap()
}

fn main() {}
