//@ passed
use std::{sync::{Arc, RwLock, atomic::{AtomicUsize, Ordering::SeqCst}}, thread};
fn main() { let m = Arc::new((RwLock::new(0), AtomicUsize::new(0))); let hs: Vec<_> = (0..2).map(|i| { let m = m.clone(); thread::spawn(move || { let r = *m.0.read().unwrap(); m.1.fetch_add(1, SeqCst); *m.0.write().unwrap() = r * 10 + i + 1; }) }).collect(); let a = m.1.load(SeqCst); let b = *m.0.read().unwrap(); for h in hs { h.join().unwrap(); } println!("{a} {b} {}", *m.0.read().unwrap()); }
