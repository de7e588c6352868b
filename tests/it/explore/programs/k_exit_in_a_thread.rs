//@ race
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::{process, thread};

static SAVED: AtomicBool = AtomicBool::new(false);

fn main() {
    let closer = thread::spawn(|| process::exit(if SAVED.load(SeqCst) { 0 } else { 1 }));
    SAVED.store(true, SeqCst);
    closer.join().unwrap();
}
