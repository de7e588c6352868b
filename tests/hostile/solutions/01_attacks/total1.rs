/// The total.
pub fn total() -> u32 {
    3 + 4
}

fn main() {
    total();
}
