//@ left-running check=it_is_seven
// A thread that lives shortly, and starts another one first.
use std::thread;
use std::time::Duration;

fn next() {
    thread::sleep(Duration::from_millis(20));
    thread::spawn(next);
}

pub fn total() -> u32 {
    next();
    7
}

fn main() {}
