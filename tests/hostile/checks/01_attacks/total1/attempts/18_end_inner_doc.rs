//@ does-not-compile
// A doc comment of what is not here.
pub fn total() -> u32 {
    8
}

fn main() {}

//! about this file