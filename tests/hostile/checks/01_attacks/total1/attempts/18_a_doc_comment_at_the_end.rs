//@ does-not-compile
// The checks would be documented.
pub fn total() -> u32 {
    8
}

fn main() {}

/// These are the checks:
