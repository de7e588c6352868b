//@ does-not-compile
// What it needs is not said.
pub fn total() -> u32 {
    8
}

fn main() {}

fn rest<T>() where T: