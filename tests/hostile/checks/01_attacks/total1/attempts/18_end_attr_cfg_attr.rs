//@ does-not-compile
// An attribute that makes one.
pub fn total() -> u32 {
    8
}

fn main() {}

#[cfg_attr(all(), cfg(any()))]