//@ does-not-compile
// Latin-1.
pub fn total() -> u32 {
    // für
    7
}

fn main() {}
