//@ deadlock check=it_is_seven threads=main
// It begins again what it is just beginning.
use std::sync::Once;

static SEVEN: Once = Once::new();

fn seven() {
    SEVEN.call_once(seven);
}

pub fn total() -> u32 {
    seven();
    7
}

fn main() {}
