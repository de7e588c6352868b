//@ passed
use std::{cell::UnsafeCell, sync::{Arc, atomic::{AtomicBool, Ordering::*}}, thread};
struct Spin { l: AtomicBool, v: UnsafeCell<u32> } unsafe impl Sync for Spin {}
impl Spin { fn inc(&self) { while self.l.compare_exchange_weak(false, true, Acquire, Relaxed).is_err() { std::hint::spin_loop() } unsafe { *self.v.get() += 1 } self.l.store(false, Release); } }
fn main() { let s = Arc::new(Spin { l: AtomicBool::new(false), v: UnsafeCell::new(0) }); let t = s.clone(); let h = thread::spawn(move || t.inc()); s.inc(); h.join().unwrap(); assert_eq!(unsafe { *s.v.get() }, 2); }
