//@ does-not-compile
// It calls itself something else.
#![crate_name = "other"]

pub fn total() -> u32 {
    8
}

fn main() {}
