//@ does-not-compile
// A vertical tab, a bell and an escape.
pub fn total() -> u32 {
    [2J7
}

fn main() {}
