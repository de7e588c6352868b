//@ failed-check check=it_is_seven
// A comment that ends with a carriage return alone.
pub fn total() -> u32 {
    8
}

fn main() {}

// and