//@ does-not-compile
// The checks would be a comment.
pub fn total() -> u32 {
    8
}

fn main() {}

/* and
