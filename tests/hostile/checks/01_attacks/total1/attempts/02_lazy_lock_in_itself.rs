//@ deadlock check=it_is_seven threads=main
// A value that needs itself.
use std::sync::LazyLock;

static SEVEN: LazyLock<u32> = LazyLock::new(|| *SEVEN);

pub fn total() -> u32 {
    *SEVEN
}

fn main() {}
