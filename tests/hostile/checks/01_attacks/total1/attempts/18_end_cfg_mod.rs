//@ does-not-compile
// A module that is not there.
pub fn total() -> u32 {
    8
}

fn main() {}

#[cfg(any())] mod rest {