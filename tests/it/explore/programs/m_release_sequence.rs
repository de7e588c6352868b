//@ passed
use std::sync::atomic::{AtomicU32, Ordering::*};
use std::thread;

static DATA: AtomicU32 = AtomicU32::new(0);
static FLAG: AtomicU32 = AtomicU32::new(0);

fn main() {
    let writer = thread::spawn(|| {
        DATA.store(42, Relaxed);
        FLAG.store(1, Release);
    });
    let adder = thread::spawn(|| FLAG.fetch_add(1, Relaxed));
    if FLAG.load(Acquire) == 2 && adder.join().unwrap() == 1 {
        assert_eq!(DATA.load(Relaxed), 42);
    }
    writer.join().unwrap();
}
