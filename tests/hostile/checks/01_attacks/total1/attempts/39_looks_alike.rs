//@ does-not-compile
// A name that looks like another one.
pub fn total() -> u32 {
    let tоtal = 7;
    total
}

fn main() {}
