//@ does-not-compile
// A comment in a comment, closed once.
pub fn total() -> u32 {
    8
}

fn main() {}

/* one /* two */