//@ passed
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::Arc;
use std::thread;
fn main() {
    let data = Arc::new(AtomicU64::new(0));
    let flag = Arc::new(AtomicBool::new(false));
    let (d, f) = (data.clone(), flag.clone());
    let h = thread::spawn(move || {
        d.store(42, Ordering::Relaxed);
        f.store(true, Ordering::Release);
    });
    while !flag.load(Ordering::Acquire) { thread::yield_now(); }
    {
        assert_eq!(data.load(Ordering::Relaxed), 42);
    }
    h.join().unwrap();
}
