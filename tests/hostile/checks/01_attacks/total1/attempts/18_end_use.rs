//@ does-not-compile
// It uses something.
pub fn total() -> u32 {
    8
}

fn main() {}

use std::