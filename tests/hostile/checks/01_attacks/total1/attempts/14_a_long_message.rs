//@ failed-check check=it_is_seven
// A panic message of ten megabytes.
pub fn total() -> u32 {
    panic!("{}", "no ".repeat(3 << 20))
}

fn main() {}
