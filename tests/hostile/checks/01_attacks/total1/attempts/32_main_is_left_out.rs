//@ does-not-compile
// There is no main.
pub fn total() -> u32 {
    8
}

#[cfg(any())]

fn main() {}
