//@ passed
use std::{sync::atomic::{AtomicUsize, Ordering::*}, thread};
static X: AtomicUsize = AtomicUsize::new(0);
fn main() { let h = thread::spawn(|| X.fetch_add(1, Relaxed)); X.fetch_add(1, Relaxed); h.join().unwrap(); assert_eq!(X.load(Relaxed), 2); }
