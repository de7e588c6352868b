//@ race
use std::{sync::{Arc, Mutex}, thread};
fn main() { let m = Arc::new(Mutex::new(0)); let m2 = m.clone(); let h = thread::spawn(move || *m2.lock().unwrap() += 1); let v = *m.lock().unwrap(); assert_eq!(v, 1, "saw the old value"); h.join().unwrap(); }
