//@ passed
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::sync::Barrier;
use std::thread;

fn main() {
    let (barrier, leaders) = (Barrier::new(2), AtomicU32::new(0));
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| for _ in 0..2 { if barrier.wait().is_leader() { leaders.fetch_add(1, SeqCst); } });
        }
    });
    assert_eq!(leaders.into_inner(), 2);
}
