//@ does-not-compile
// A line that goes on.
pub fn total() -> u32 {
    8
}

fn main() {}

\