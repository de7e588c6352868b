//@ race
use std::{sync::{Arc, Mutex}, thread};
fn main() {
    let bal = Arc::new(Mutex::new(100i32));
    let hs: Vec<_> = (0..2).map(|_| { let b = bal.clone(); thread::spawn(move || { let ok = *b.lock().unwrap() >= 80; if ok { *b.lock().unwrap() -= 80; } }) }).collect();
    for h in hs { h.join().unwrap(); }
    assert!(*bal.lock().unwrap() >= 0);
}
