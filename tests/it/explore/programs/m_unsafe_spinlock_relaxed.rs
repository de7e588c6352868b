//@ failed-check
use std::cell::UnsafeCell;
use std::sync::atomic::{AtomicBool, Ordering::*};
use std::thread;

struct SpinLock { locked: AtomicBool, value: UnsafeCell<u32> }
unsafe impl Sync for SpinLock {}
static LOCK: SpinLock = SpinLock { locked: AtomicBool::new(false), value: UnsafeCell::new(0) };

fn add() {
    while LOCK.locked.swap(true, Relaxed) { std::hint::spin_loop(); }
    unsafe { *LOCK.value.get() += 1 };
    LOCK.locked.store(false, Relaxed);
}

fn main() {
    let other = thread::spawn(add);
    add();
    other.join().unwrap();
}
