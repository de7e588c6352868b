//@ does-not-compile
// Two attributes, and a comment after them.
pub fn total() -> u32 {
    8
}

fn main() {}

#[cfg(any())] #[allow(unused)] /* nothing */ // nothing