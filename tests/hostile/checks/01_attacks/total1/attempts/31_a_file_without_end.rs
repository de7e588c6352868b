//@ over-limit how=memory
//@ci does-not-compile
// The compiler reads, and reads.
pub fn total() -> u32 {
    include_bytes!("/dev/zero").len() as u32
}

fn main() {}
