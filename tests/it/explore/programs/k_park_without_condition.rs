//@ race
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::thread;

static READY: AtomicBool = AtomicBool::new(false);

fn main() {
    let waiter = thread::spawn(|| { thread::park(); assert!(READY.load(SeqCst), "woke too early"); });
    READY.store(true, SeqCst);
    waiter.thread().unpark();
    waiter.join().unwrap();
}
