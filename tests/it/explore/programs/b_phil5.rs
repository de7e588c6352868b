//@ deadlock
use std::{sync::{Arc, Mutex}, thread};
fn main() {
    let f: Vec<_> = (0..5).map(|_| Arc::new(Mutex::new(()))).collect();
    let hs: Vec<_> = (0..5).map(|i| { let (l, r) = (f[i].clone(), f[(i + 1) % 5].clone()); thread::spawn(move || { for _ in 0..2 { let _a = l.lock().unwrap(); let _b = r.lock().unwrap(); } }) }).collect();
    for h in hs { h.join().unwrap(); }
}
