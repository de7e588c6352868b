//@ does-not-compile
// A foreign block.
pub fn total() -> u32 {
    8
}

fn main() {}

unsafe extern "C" {