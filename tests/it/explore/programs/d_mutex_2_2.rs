//@ passed explored=6
use std::{sync::{Arc, Mutex}, thread};
fn main() { let c = Arc::new(Mutex::new(0)); let hs: Vec<_> = (0..2).map(|_| { let c = c.clone(); thread::spawn(move || for _ in 0..2 { *c.lock().unwrap() += 1; }) }).collect(); for h in hs { h.join().unwrap(); } assert_eq!(*c.lock().unwrap(), 4); }
