//@ passed
use std::sync::atomic::{AtomicBool, Ordering::*};
use std::thread;

static X: AtomicBool = AtomicBool::new(false);
static Y: AtomicBool = AtomicBool::new(false);

fn main() {
    let writers = [thread::spawn(|| X.store(true, SeqCst)), thread::spawn(|| Y.store(true, SeqCst))];
    let left = thread::spawn(|| (X.load(SeqCst), Y.load(SeqCst)));
    let right = thread::spawn(|| (Y.load(SeqCst), X.load(SeqCst)));
    let seen = (left.join().unwrap(), right.join().unwrap());
    writers.into_iter().for_each(|writer| writer.join().unwrap());
    assert_ne!(seen, ((true, false), (true, false)), "the two disagree about the order");
}
