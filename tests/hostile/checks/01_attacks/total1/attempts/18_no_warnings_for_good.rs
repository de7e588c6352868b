//@ passed
// Every warning is an error, and nobody may allow it again.
#![forbid(warnings)]

pub fn total() -> u32 {
    7
}

fn main() {}
