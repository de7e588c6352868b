//@ does-not-compile
// A carriage return alone in a doc comment.
/// ab
pub fn total() -> u32 {
    7
}

fn main() {}
