//@ passed
// All that clippy knows is an error.
#![forbid(clippy::all, clippy::pedantic)]

pub fn total() -> u32 {
    7
}

fn main() {}
