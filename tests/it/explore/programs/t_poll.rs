//@ passed
use std::{sync::{Arc, atomic::{AtomicBool, Ordering}}, thread, time::Duration};
fn main() {
    let d = Arc::new(AtomicBool::new(false)); let e = d.clone();
    let h = thread::spawn(move || { thread::sleep(Duration::from_millis(300)); e.store(true, Ordering::SeqCst); });
    while !d.load(Ordering::SeqCst) { thread::sleep(Duration::from_millis(10)); }
    h.join().unwrap();
}
