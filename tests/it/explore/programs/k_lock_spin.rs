//@ passed
use std::sync::{Arc, Mutex};
use std::thread;

fn main() {
    let done = Arc::new(Mutex::new(false));
    let theirs = done.clone();
    let worker = thread::spawn(move || *theirs.lock().unwrap() = true);
    while !*done.lock().unwrap() {}
    worker.join().unwrap();
}
