//@ race
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering::SeqCst};
use std::thread;

static DONE: AtomicBool = AtomicBool::new(false);
static TIMES: AtomicU32 = AtomicU32::new(0);

fn init() {
    if !DONE.load(SeqCst) {
        TIMES.fetch_add(1, SeqCst);
        DONE.store(true, SeqCst);
    }
}

fn main() {
    let other = thread::spawn(init);
    init();
    other.join().unwrap();
    assert_eq!(TIMES.load(SeqCst), 1, "set up twice");
}
