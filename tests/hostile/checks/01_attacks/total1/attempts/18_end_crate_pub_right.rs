//@ does-not-compile
// Somebody's visibility.
pub fn total() -> u32 {
    7
}

fn main() {}

pub(crate)