//@ passed
// It names alloc and core.
extern crate alloc;
extern crate core;

pub fn total() -> u32 {
    alloc::vec![3, 4].into_iter().sum()
}

fn main() {}
