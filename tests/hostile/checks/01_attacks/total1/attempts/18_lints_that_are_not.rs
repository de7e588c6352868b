//@ does-not-compile
// Lints that nobody knows.
#![deny(unknown_lints)]
#![allow(clippy::restriction, nobody_knows_this)]

pub fn total() -> u32 {
    7
}

fn main() {}
