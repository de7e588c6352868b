//@ over-limit how=memory
// Twice as much, as often as it is allowed.
#![recursion_limit = "4096"]

macro_rules! twice {
    ($($all:tt)*) => { twice!($($all)* $($all)*) };
}

pub fn total() -> u32 {
    twice!(a b c d)
}

fn main() {}
