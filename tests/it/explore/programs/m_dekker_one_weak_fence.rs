//@ race
use std::sync::atomic::{AtomicBool, Ordering::*, fence};
use std::thread;

static X: AtomicBool = AtomicBool::new(false);
static Y: AtomicBool = AtomicBool::new(false);

fn main() {
    let left = thread::spawn(|| {
        X.store(true, Relaxed);
        fence(AcqRel);
        Y.load(Relaxed)
    });
    Y.store(true, Relaxed);
    fence(SeqCst);
    let right = X.load(Relaxed);
    assert!(left.join().unwrap() || right, "both saw nothing");
}
