//@ passed
use std::{sync::{Arc, Mutex, atomic::{AtomicUsize, Ordering::*}}, thread};
fn main() { let c = Arc::new(AtomicUsize::new(0)); let m = Arc::new(Mutex::new(0)); let hs: Vec<_> = (0..3).map(|_| { let c = c.clone(); let m = m.clone(); thread::spawn(move || { c.fetch_add(1, Relaxed); let g = m.lock().unwrap(); let v = c.load(Relaxed); drop(g); assert!(v >= 1); }) }).collect(); for h in hs { h.join().unwrap(); } assert_eq!(c.load(Relaxed), 3); }
