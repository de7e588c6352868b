//@ passed
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::sync::mpsc;
use std::thread;

static TAKES: AtomicBool = AtomicBool::new(false);

fn main() {
    let (tx, rx) = mpsc::sync_channel(0);
    let sender = thread::spawn(move || {
        tx.send(1).unwrap();
        assert!(TAKES.load(SeqCst), "handed over to nobody");
        tx.send(2).unwrap();
    });
    TAKES.store(true, SeqCst);
    assert_eq!((rx.recv(), rx.recv(), rx.recv().is_err()), (Ok(1), Ok(2), true));
    sender.join().unwrap();
}
