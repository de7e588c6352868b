//@ does-not-compile
// The last word is pub.
pub fn total() -> u32 {
    8
}

fn main() {}

pub