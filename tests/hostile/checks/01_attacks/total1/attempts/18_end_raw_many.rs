//@ does-not-compile
// A raw string with many marks that closes with one too few.
pub fn total() -> u32 {
    8
}

fn main() {}

const REST: &str = r####"text"###;