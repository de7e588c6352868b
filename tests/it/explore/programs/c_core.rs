//@ race
use core::sync::atomic::{AtomicUsize, Ordering};
use std::{sync::Arc, thread};
fn main() {
    let c = Arc::new(AtomicUsize::new(0));
    let hs: Vec<_> = (0..2).map(|_| { let c = c.clone(); thread::spawn(move || { let v = c.load(Ordering::SeqCst); c.store(v + 1, Ordering::SeqCst); }) }).collect();
    for h in hs { h.join().unwrap(); }
    assert_eq!(c.load(Ordering::SeqCst), 2);
}
