//@ race
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};

fn main() {
    let n = AtomicU32::new(0);
    assert!(n.compare_exchange_weak(0, 1, SeqCst, SeqCst).is_ok(), "it may fail without a cause");
}
