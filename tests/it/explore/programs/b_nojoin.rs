//@ race
use std::{sync::{Arc, Mutex}, thread};
fn main() { let c = Arc::new(Mutex::new(0)); let hs: Vec<_> = (0..4).map(|_| { let c = c.clone(); thread::spawn(move || *c.lock().unwrap() += 1) }).collect(); let _ = &hs; assert_eq!(*c.lock().unwrap(), 4); }
