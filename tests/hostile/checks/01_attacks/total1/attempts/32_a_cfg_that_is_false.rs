//@ no-result check=it_is_seven
// The file is left out in another way.
#![cfg(not(all()))]

pub fn total() -> u32 {
    8
}

fn main() {}
