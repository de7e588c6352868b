//@ no-result check=it_is_seven
// It is there only where it is explored.
#![cfg(interleave)]

pub fn total() -> u32 {
    8
}

fn main() {}
