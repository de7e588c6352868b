//@ passed explored=6
use std::{sync::{Arc, atomic::{AtomicUsize, Ordering::SeqCst}}, thread};
fn main() { let c = Arc::new(AtomicUsize::new(0)); let hs: Vec<_> = (0..3).map(|_| { let c = c.clone(); thread::spawn(move || for _ in 0..1 { c.fetch_add(1, SeqCst); }) }).collect(); for h in hs { h.join().unwrap(); } assert_eq!(c.load(SeqCst), 3); }
