//@ passed
use std::{sync::{Arc, Mutex}, thread};
fn main() { let a = Arc::new(Mutex::new(0)); let b = a.clone(); let h = thread::spawn(move || { *b.lock().unwrap() += 1; }); while *a.lock().unwrap() == 0 { thread::yield_now(); } assert_eq!(Arc::strong_count(&a), 1, "racy"); h.join().unwrap(); }
