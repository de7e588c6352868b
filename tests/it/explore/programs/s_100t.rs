//@ passed
use std::{sync::{Arc, Mutex}, thread};
fn main() { let m = Arc::new(Mutex::new(0)); let hs: Vec<_> = (0..100).map(|_| { let m = m.clone(); thread::spawn(move || *m.lock().unwrap() += 1) }).collect(); for h in hs { h.join().unwrap(); } assert_eq!(*m.lock().unwrap(), 100); }
