//@ does-not-compile
// A type without an end.
pub fn total() -> u32 {
    8
}

fn main() {}

static REST: ()