//@ passed
// The same name for the same thing, and no attack.
use std::{self, thread};

pub fn total() -> u32 {
    thread::spawn(|| std::convert::identity(7)).join().unwrap()
}

fn main() {}
