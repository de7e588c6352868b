//@ passed
// Macros may not go deep.
#![recursion_limit = "8"]

pub fn total() -> u32 {
    7
}

fn main() {}
