//@ over-limit check=it_is_seven how=memory
// Texts that nobody drops.
pub fn total() -> u32 {
    loop {
        "leak".repeat(1 << 20).leak();
    }
}

fn main() {}
