//@ passed
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering::*};
use std::thread;

static DATA: AtomicU32 = AtomicU32::new(0);
static FIRST: AtomicBool = AtomicBool::new(false);
static SECOND: AtomicBool = AtomicBool::new(false);

fn main() {
    let a = thread::spawn(|| {
        DATA.store(7, Relaxed);
        FIRST.store(true, Release);
    });
    let b = thread::spawn(|| {
        if FIRST.load(Acquire) {
            SECOND.store(true, Release);
        }
    });
    if SECOND.load(Acquire) {
        assert_eq!(DATA.load(Relaxed), 7);
    }
    a.join().unwrap();
    b.join().unwrap();
}
