//@ does-not-compile
// An impl of nothing.
pub fn total() -> u32 {
    8
}

fn main() {}

impl Clone for