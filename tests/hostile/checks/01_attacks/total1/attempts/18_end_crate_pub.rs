//@ does-not-compile
// Somebody's visibility.
pub fn total() -> u32 {
    8
}

fn main() {}

pub(crate)