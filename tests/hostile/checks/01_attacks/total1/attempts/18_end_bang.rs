//@ does-not-compile
// A macro that is called with nothing yet.
pub fn total() -> u32 {
    8
}

fn main() {}

std::stringify!