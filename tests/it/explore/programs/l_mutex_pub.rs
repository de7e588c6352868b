//@ passed
use std::{sync::{Arc, Mutex, mpsc, atomic::{AtomicUsize, Ordering::*}}, thread};
fn main() { let d = Arc::new((AtomicUsize::new(0), Mutex::new(false))); let e = d.clone(); let (tx, rx) = mpsc::channel(); let h = thread::spawn(move || { e.0.store(1, Relaxed); *e.1.lock().unwrap() = true; e.0.store(2, Relaxed); tx.send(()).unwrap(); }); if *d.1.lock().unwrap() { assert!(d.0.load(Relaxed) >= 1); } rx.recv().unwrap(); assert_eq!(d.0.load(Relaxed), 2); h.join().unwrap(); }
