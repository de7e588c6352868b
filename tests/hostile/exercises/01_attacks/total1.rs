/// The total.
pub fn total() -> u32 {
    6
}

fn main() {
    total();
}
