//@ does-not-compile
// A folder is no text.
const FOLDER: &str = include_str!("..");

pub fn total() -> u32 {
    8
}

fn main() {}
