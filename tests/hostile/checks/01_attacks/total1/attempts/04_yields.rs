//@ timed-out check=it_is_seven how=busy
// It gives its core away, and takes it again.
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};

pub fn total() -> u32 {
    static FLAG: AtomicBool = AtomicBool::new(false);
    while !FLAG.load(Relaxed) {
        std::thread::yield_now();
    }
    7
}

fn main() {}
