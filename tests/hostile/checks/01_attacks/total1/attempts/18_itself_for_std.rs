//@ does-not-compile
// It calls itself std.
extern crate self as std;

pub fn total() -> u32 {
    8
}

fn main() {}
