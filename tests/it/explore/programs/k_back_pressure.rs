//@ passed
use std::sync::atomic::{AtomicI32, Ordering::SeqCst};
use std::sync::mpsc;
use std::thread;

static IN_FLIGHT: AtomicI32 = AtomicI32::new(0);

fn main() {
    let (tx, rx) = mpsc::sync_channel(1);
    let sender = thread::spawn(move || for n in 0..3 {
        tx.send(n).unwrap();
        // One in the queue, and one that is being taken.
        assert!(IN_FLIGHT.fetch_add(1, SeqCst) < 2);
    });
    for _ in rx { IN_FLIGHT.fetch_sub(1, SeqCst); }
    sender.join().unwrap();
}
