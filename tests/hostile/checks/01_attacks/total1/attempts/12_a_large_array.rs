//@ crashed check=it_is_seven
// An array that no stack holds.
pub fn total() -> u32 {
    let array = std::hint::black_box([7_u8; 64 << 20]);
    u32::from(array[std::hint::black_box(5)])
}

fn main() {}
