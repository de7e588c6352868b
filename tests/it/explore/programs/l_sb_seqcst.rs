//@ passed
use std::{sync::{Arc, atomic::{AtomicBool, Ordering::*}}, thread};
fn main() { let x = Arc::new((AtomicBool::new(false), AtomicBool::new(false))); let y = x.clone(); let h = thread::spawn(move || { y.0.store(true, SeqCst); y.1.load(SeqCst) }); x.1.store(true, SeqCst); let a = x.0.load(SeqCst); let b = h.join().unwrap(); assert!(a || b, "store buffering"); }
