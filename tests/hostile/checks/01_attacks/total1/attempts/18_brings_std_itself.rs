//@ passed
// It brings std itself.
#![no_std]
extern crate std;

pub fn total() -> u32 {
    7
}

fn main() {}
