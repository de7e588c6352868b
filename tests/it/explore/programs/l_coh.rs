//@ passed
use std::{sync::{Arc, atomic::{AtomicUsize, Ordering::*}}, thread};
fn main() { let x = Arc::new(AtomicUsize::new(0)); let y = x.clone(); let h = thread::spawn(move || { y.store(1, Relaxed); y.store(2, Relaxed); }); let a = x.load(Relaxed); let b = x.load(Relaxed); assert!(b >= a, "coherence"); h.join().unwrap(); assert_eq!(x.load(Relaxed), 2); }
