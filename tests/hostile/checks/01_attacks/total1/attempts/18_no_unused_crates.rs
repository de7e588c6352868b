//@ passed
// Nobody may allow what stands unused.
#![forbid(unused_extern_crates)]

pub fn total() -> u32 {
    7
}

fn main() {}
