//@ passed
// Every warning is an error.
#![deny(warnings)]

pub fn total() -> u32 {
    7
}

fn main() {}
