//@ does-not-compile
// A cfg, and pub, so that the attribute is not at the end.
pub fn total() -> u32 {
    8
}

fn main() {}

#[cfg(any())] pub