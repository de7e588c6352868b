//@ does-not-compile
// A doc comment in a block.
pub fn total() -> u32 {
    8
}

fn main() {}

/** about what follows */