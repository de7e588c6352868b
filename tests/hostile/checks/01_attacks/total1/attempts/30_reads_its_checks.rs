//@ does-not-compile
// It includes what it will be checked with.
include!("../checks/checks.rs");

pub fn total() -> u32 {
    8
}

fn main() {}
