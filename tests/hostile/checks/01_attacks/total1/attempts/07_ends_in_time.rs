//@ passed
// A thread that ends a little after its check.
use std::thread;
use std::time::Duration;

pub fn total() -> u32 {
    thread::spawn(|| thread::sleep(Duration::from_millis(300)));
    7
}

fn main() {}
