//@ does-not-compile
// The checks once more, under a name of its own.
#[path = "../checks/checks.rs"]
mod theirs;

pub fn total() -> u32 {
    7
}

fn main() {}
