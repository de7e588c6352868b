//@ race
use std::sync::{Arc, Mutex};
use std::thread;

fn main() {
    let total = Arc::new(Mutex::new(0));
    let theirs = total.clone();
    let bad = thread::spawn(move || { let _guard = theirs.lock().unwrap(); panic!("in the middle"); });
    *total.lock().unwrap() += 1;
    assert!(bad.join().is_err());
}
