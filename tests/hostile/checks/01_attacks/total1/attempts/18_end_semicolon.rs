//@ does-not-compile
// Only a semicolon.
pub fn total() -> u32 {
    8
}

fn main() {}

;