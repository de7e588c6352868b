//@ deadlock check=it_is_seven
// Two values, each of which needs the other one.
use std::sync::{Barrier, OnceLock};
use std::thread;

static ONE: OnceLock<u32> = OnceLock::new();
static TWO: OnceLock<u32> = OnceLock::new();
static BOTH: Barrier = Barrier::new(2);

fn one() -> u32 {
    BOTH.wait();
    *TWO.get_or_init(two) + 3
}

fn two() -> u32 {
    BOTH.wait();
    *ONE.get_or_init(one) + 4
}

pub fn total() -> u32 {
    let other = thread::spawn(|| *TWO.get_or_init(two));
    *ONE.get_or_init(one) + other.join().unwrap()
}

fn main() {}
