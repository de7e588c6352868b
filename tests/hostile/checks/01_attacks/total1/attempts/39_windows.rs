//@ passed
// Its lines end as on Windows.
pub fn total() -> u32 {
    7
}

fn main() {}
