//@ does-not-compile
// The whole file is left out, says its end.
pub fn total() -> u32 {
    8
}

fn main() {}

#![cfg(any())]