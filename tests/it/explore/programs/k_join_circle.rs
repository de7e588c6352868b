//@ deadlock
use std::sync::mpsc;
use std::thread;

fn main() {
    let (tx, rx) = mpsc::channel::<thread::JoinHandle<()>>();
    let first = thread::spawn(move || rx.recv().unwrap().join().unwrap());
    let second = thread::spawn(move || first.join().unwrap());
    tx.send(second).unwrap();
    thread::park();
}
