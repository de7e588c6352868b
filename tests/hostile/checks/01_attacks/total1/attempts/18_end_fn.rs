//@ does-not-compile
// A function begins.
pub fn total() -> u32 {
    8
}

fn main() {}

fn rest() {