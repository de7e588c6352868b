//@ does-not-compile
// The last word is pub.
pub fn total() -> u32 {
    7
}

fn main() {}

pub