//@ deadlock check=it_is_seven threads=main,other
// Two mutexes, taken in opposite order; the barrier makes sure of it.
use std::sync::{Arc, Barrier, Mutex};
use std::thread;

pub fn total() -> u32 {
    let (a, b, both) = (Arc::new(Mutex::new(3)), Arc::new(Mutex::new(4)), Arc::new(Barrier::new(2)));
    let shared = (a.clone(), b.clone(), both.clone());
    let other = thread::Builder::new().name("other".into()).spawn(move || {
        let (a, b, both) = shared;
        let b = b.lock().unwrap();
        both.wait();
        *a.lock().unwrap() + *b
    });
    let a = a.lock().unwrap();
    both.wait();
    let sum = *a + *b.lock().unwrap();
    drop(a);
    other.unwrap().join().unwrap();
    sum
}

fn main() {}
