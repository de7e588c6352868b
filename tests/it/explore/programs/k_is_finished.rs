//@ passed
use std::sync::mpsc;
use std::thread;

fn main() {
    let (tx, rx) = mpsc::channel();
    let worker = thread::spawn(move || tx.send(5).unwrap());
    while !worker.is_finished() { thread::yield_now(); }
    assert_eq!(rx.try_recv(), Ok(5));
    worker.join().unwrap();
}
