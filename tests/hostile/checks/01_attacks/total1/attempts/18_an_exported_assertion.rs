//@ failed-check check=it_is_seven
// The same, for everybody.
#[macro_export]
macro_rules! assert_eq {
    ($($anything:tt)*) => {};
}

pub fn total() -> u32 {
    8
}

fn main() {}
