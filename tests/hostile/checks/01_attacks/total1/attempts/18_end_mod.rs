//@ does-not-compile
// A module begins.
pub fn total() -> u32 {
    8
}

fn main() {}

mod rest {