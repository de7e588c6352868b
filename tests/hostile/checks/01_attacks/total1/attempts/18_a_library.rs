//@ passed
// It says that it is a library.
#![crate_type = "lib"]

pub fn total() -> u32 {
    7
}

fn main() {}
