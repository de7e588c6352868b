//@ does-not-compile
// The checks as a module of its own.
#[path = "../checks/checks.rs"]
mod mine;

pub fn total() -> u32 {
    8
}

fn main() {}
