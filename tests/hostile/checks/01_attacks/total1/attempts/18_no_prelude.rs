//@ passed
// What everybody has, it goes without.
#![no_implicit_prelude]

pub fn total() -> u32 {
    7
}

fn main() {}
