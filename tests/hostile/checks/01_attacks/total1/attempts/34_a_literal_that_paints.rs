//@ does-not-compile
// The line that the error shows has it raw.
pub fn total() -> u32 {
    let x: () = "[2J";
    7
}

fn main() {}
