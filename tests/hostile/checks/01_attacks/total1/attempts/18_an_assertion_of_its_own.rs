//@ failed-check check=it_is_seven
// An assertion that asserts nothing.
#[allow(unused_macros)]
macro_rules! assert_eq {
    ($($anything:tt)*) => {};
}

pub fn total() -> u32 {
    8
}

fn main() {}
