//@ does-not-compile
// The checks would not be there at all.
pub fn total() -> u32 {
    8
}

fn main() {}

#[cfg(any())]
