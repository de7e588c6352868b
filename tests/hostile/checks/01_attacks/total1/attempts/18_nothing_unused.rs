//@ passed
// Nothing stands unused, for good.
#![forbid(unused)]

pub fn total() -> u32 {
    7
}

fn main() {}
