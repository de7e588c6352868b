//@ does-not-compile
// A lifetime.
pub fn total() -> u32 {
    8
}

fn main() {}

'rest