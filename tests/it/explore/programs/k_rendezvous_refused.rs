//@ passed
use std::sync::mpsc::{self, TrySendError};
use std::thread;

fn main() {
    let (tx, rx) = mpsc::sync_channel(0);
    assert!(matches!(tx.try_send(1), Err(TrySendError::Full(1))));
    let receiver = thread::spawn(move || rx.recv());
    let mut value = 2;
    while let Err(TrySendError::Full(back)) = tx.try_send(value) { value = back; thread::yield_now(); }
    assert_eq!(receiver.join().unwrap(), Ok(2));
    assert!(tx.send(3).is_err());
}
