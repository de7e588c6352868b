//@ deadlock check=it_is_seven
// Two threads that wait for each other to end, and main for both.
use std::sync::mpsc;
use std::thread::{self, JoinHandle};

pub fn total() -> u32 {
    let (to_one, from_two) = mpsc::channel::<JoinHandle<()>>();
    let (to_two, from_one) = mpsc::channel::<JoinHandle<()>>();
    let one = thread::spawn(move || from_two.recv().unwrap().join().unwrap());
    let two = thread::spawn(move || from_one.recv().unwrap().join().unwrap());
    to_one.send(two).unwrap();
    to_two.send(one).unwrap();
    thread::park();
    7
}

fn main() {}
