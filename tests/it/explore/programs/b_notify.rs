//@ deadlock
use std::{sync::{Arc, Condvar, Mutex}, thread};
fn main() {
    let p = Arc::new((Mutex::new(()), Condvar::new())); let q = p.clone();
    let h = thread::spawn(move || { q.1.notify_one(); });
    let g = p.0.lock().unwrap();
    let g = p.1.wait(g).unwrap(); drop(g);
    h.join().unwrap();
}
