//@ passed
use std::{sync::{Arc, atomic::{AtomicBool, AtomicU64, fence, Ordering::*}}, thread};
fn main() { let d = Arc::new((AtomicU64::new(0), AtomicBool::new(false))); let e = d.clone(); let h = thread::spawn(move || { e.0.store(42, Relaxed); fence(Release); e.1.store(true, Relaxed); }); if d.1.load(Relaxed) { fence(Acquire); assert_eq!(d.0.load(Relaxed), 42); } h.join().unwrap(); assert_eq!(d.0.load(Relaxed), 42); }
