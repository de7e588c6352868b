//@ does-not-compile E0554
// What only a nightly compiler has.
#![feature(custom_test_frameworks)]

pub fn total() -> u32 {
    8
}

fn main() {}
