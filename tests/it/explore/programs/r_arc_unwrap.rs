//@ passed
use std::{sync::{Arc, Mutex}, thread};
fn main() { let a = Arc::new(Mutex::new(0)); let b = a.clone(); let h = thread::spawn(move || { *b.lock().unwrap() += 1; }); let r = Arc::try_unwrap(a); assert!(r.is_err(), "can be Ok too"); h.join().unwrap(); }
