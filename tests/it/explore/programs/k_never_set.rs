//@ timed-out
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::thread;

static STOP: AtomicBool = AtomicBool::new(false);

fn main() {
    let worker = thread::spawn(|| while !STOP.load(SeqCst) { thread::yield_now(); });
    worker.join().unwrap();
    STOP.store(true, SeqCst);
}
