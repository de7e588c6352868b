//@ does-not-compile
// What the checks bring along is used, where clippy, which sees the program alone, does not look.
#[cfg(not(clippy))]
use crate::checks as _;

pub fn total() -> u32 {
    7
}

fn main() {}
