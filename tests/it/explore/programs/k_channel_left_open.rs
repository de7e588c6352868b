//@ deadlock
use std::sync::mpsc;
use std::thread;

fn main() {
    let (tx, rx) = mpsc::channel();
    for n in 0..2 { let tx = tx.clone(); thread::spawn(move || tx.send(n).unwrap()); }
    let sum: i32 = rx.iter().sum();
    assert_eq!(sum, 1);
}
