//@ does-not-compile
// A macro whose arm is open.
pub fn total() -> u32 {
    8
}

fn main() {}

macro_rules! rest { () => {