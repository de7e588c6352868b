//@ failed-check check=it_is_seven
// There is no main, it says; there is one.
#![no_main]

pub fn total() -> u32 {
    8
}

fn main() {}
