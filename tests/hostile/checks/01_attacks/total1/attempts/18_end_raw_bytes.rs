//@ does-not-compile
// Raw bytes.
pub fn total() -> u32 {
    8
}

fn main() {}

const REST: &[u8] = br#"