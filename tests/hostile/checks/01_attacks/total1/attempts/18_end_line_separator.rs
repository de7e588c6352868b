//@ failed-check check=it_is_seven
// A comment that ends with what is a line end elsewhere.
pub fn total() -> u32 {
    8
}

fn main() {}
// rest  