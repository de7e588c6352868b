//@ race
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;

static STEP: AtomicU32 = AtomicU32::new(0);

fn main() {
    // Only if the other thread does nothing while this one does twelve things.
    let other = thread::spawn(|| { let before = STEP.load(SeqCst); let after = STEP.load(SeqCst); assert!(after < before + 12, "held still"); });
    for _ in 0..12 { STEP.fetch_add(1, SeqCst); }
    other.join().unwrap();
}
