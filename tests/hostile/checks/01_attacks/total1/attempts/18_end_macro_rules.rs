//@ does-not-compile
// A macro that begins.
pub fn total() -> u32 {
    8
}

fn main() {}

macro_rules! rest {