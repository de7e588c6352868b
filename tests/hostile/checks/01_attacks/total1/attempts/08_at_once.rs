//@ crashed check=it_is_seven how=SIGABRT
// More than there is, at once: the allocator says no.
pub fn total() -> u32 {
    vec![1_u8; 1 << 40].len() as u32
}

fn main() {}
