//@ does-not-compile
// Bytes that do not close.
pub fn total() -> u32 {
    8
}

fn main() {}

const REST: &[u8] = b"