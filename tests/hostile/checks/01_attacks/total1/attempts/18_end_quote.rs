//@ does-not-compile
// A character that does not close.
pub fn total() -> u32 {
    8
}

fn main() {}

const C: char = '