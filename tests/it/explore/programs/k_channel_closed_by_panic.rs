//@ passed
use std::sync::mpsc;
use std::thread;

fn main() {
    let (tx, rx) = mpsc::channel();
    let bad = thread::spawn(move || { tx.send(1).unwrap(); panic!("gone"); });
    assert_eq!(rx.iter().collect::<Vec<i32>>(), [1]);
    assert!(bad.join().is_err());
}
