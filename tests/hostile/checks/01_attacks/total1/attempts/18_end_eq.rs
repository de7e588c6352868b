//@ does-not-compile
// A constant without a value.
pub fn total() -> u32 {
    8
}

fn main() {}

const REST: () =