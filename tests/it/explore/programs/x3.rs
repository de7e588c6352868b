//@ passed
use std::{sync::{Arc, Mutex, Condvar}, thread};
fn main() { let p = Arc::new((Mutex::new((0, Vec::new())), Condvar::new())); let hs: Vec<_> = (0..2).map(|i| { let p = p.clone(); thread::spawn(move || { let mut g = p.0.lock().unwrap(); while g.0 == 0 { g = p.1.wait(g).unwrap(); } g.1.push(i); }) }).collect(); p.0.lock().unwrap().0 = 1; p.1.notify_all(); { let g = p.0.lock().unwrap(); let n = g.1.len(); drop(g); print!("{n} "); } for h in hs { h.join().unwrap(); } println!("{:?}", p.0.lock().unwrap().1); }
