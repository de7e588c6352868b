//@ does-not-compile
// The checks would be swallowed.
pub fn total() -> u32 {
    8
}

fn main() {}

macro_rules! nothing { ($($any:tt)*) => {}; }
nothing! {
