//@ race
use std::sync::atomic::{AtomicBool, Ordering::*};
use std::thread;

static X: AtomicBool = AtomicBool::new(false);
static Y: AtomicBool = AtomicBool::new(false);

fn main() {
    let writers = [thread::spawn(|| X.store(true, Release)), thread::spawn(|| Y.store(true, Release))];
    let left = thread::spawn(|| (X.load(Acquire), Y.load(Acquire)));
    let right = thread::spawn(|| (Y.load(Acquire), X.load(Acquire)));
    let seen = (left.join().unwrap(), right.join().unwrap());
    writers.into_iter().for_each(|writer| writer.join().unwrap());
    assert_ne!(seen, ((true, false), (true, false)), "the two disagree about the order");
}
