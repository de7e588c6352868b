//@ passed
// A comment has it raw.
// [2J31m
pub fn total() -> u32 {
    7
}

fn main() {}
