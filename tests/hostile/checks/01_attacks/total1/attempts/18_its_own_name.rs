//@ passed
// It has the name that it has.
#![crate_name = "total1"]

pub fn total() -> u32 {
    7
}

fn main() {}
