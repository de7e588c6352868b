//@ passed
use std::{sync::atomic::{AtomicBool, AtomicU64, Ordering::*}, thread};
static DATA: AtomicU64 = AtomicU64::new(0); static READY: AtomicBool = AtomicBool::new(false);
fn main() { thread::scope(|s| { s.spawn(|| { DATA.store(42, Relaxed); READY.store(true, Release); }); s.spawn(|| { while !READY.load(Acquire) { std::hint::spin_loop() } assert_eq!(DATA.load(Relaxed), 42); }); }); assert_eq!(DATA.load(Relaxed), 42); }
