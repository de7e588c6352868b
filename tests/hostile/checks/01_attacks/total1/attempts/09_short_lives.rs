//@ passed
// Ten thousand threads, one after the other.
use std::thread;

pub fn total() -> u32 {
    (0..10_000).map(|n| thread::spawn(move || n % 2).join().unwrap()).sum::<u32>() - 4993
}

fn main() {}
