//@ passed
// The idioms of an edition, for good.
#![forbid(rust_2018_idioms)]

pub fn total() -> u32 {
    7
}

fn main() {}
