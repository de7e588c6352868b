//@ over-limit
//@ci does-not-compile
//= {"limit": {"name": "memory"}}
// The compiler reads, and reads.
pub fn total() -> u32 {
    include_bytes!("/dev/zero").len() as u32
}

fn main() {}
