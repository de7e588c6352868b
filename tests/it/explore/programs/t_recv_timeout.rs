//@ passed time=timely
use std::{sync::mpsc::{self, RecvTimeoutError}, thread, time::Duration};
fn main() {
    let (tx, rx) = mpsc::channel();
    let h = thread::spawn(move || { thread::sleep(Duration::from_secs(2)); let _ = tx.send(1); });
    assert_eq!(rx.recv_timeout(Duration::from_millis(500)), Err(RecvTimeoutError::Timeout));
    assert_eq!(rx.recv(), Ok(1));
    h.join().unwrap();
}
