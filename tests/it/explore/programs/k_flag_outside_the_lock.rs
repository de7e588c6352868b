//@ deadlock
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::sync::{Condvar, Mutex};
use std::thread;

static READY: AtomicBool = AtomicBool::new(false);
static LOCK: Mutex<()> = Mutex::new(());
static BELL: Condvar = Condvar::new();

fn main() {
    let waiter = thread::spawn(|| {
        let mut guard = LOCK.lock().unwrap();
        while !READY.load(SeqCst) { guard = BELL.wait(guard).unwrap(); }
    });
    READY.store(true, SeqCst);
    BELL.notify_one();
    waiter.join().unwrap();
}
