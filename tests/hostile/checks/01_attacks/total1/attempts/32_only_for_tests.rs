//@ no-result check=it_is_seven
// It is there only in a test.
#![cfg(test)]

pub fn total() -> u32 {
    8
}

fn main() {}
