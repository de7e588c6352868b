//@ does-not-compile
// The checks would stand in another file.
pub fn total() -> u32 {
    8
}

fn main() {}

#[path = "evil.rs"]
