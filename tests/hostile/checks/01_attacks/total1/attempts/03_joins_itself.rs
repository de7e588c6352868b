//@ deadlock check=it_is_seven
// A thread that waits for its own end.
use std::sync::mpsc;
use std::thread::{self, JoinHandle};

pub fn total() -> u32 {
    let (sender, receiver) = mpsc::channel::<JoinHandle<()>>();
    let itself = thread::spawn(move || receiver.recv().unwrap().join().unwrap());
    let id = itself.thread().clone();
    sender.send(itself).unwrap();
    loop {
        id.unpark();
        thread::park();
    }
}

fn main() {}
