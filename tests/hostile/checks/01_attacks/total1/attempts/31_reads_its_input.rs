//@ passed
// The compiler reads from where nobody writes.
pub fn total() -> u32 {
    include_bytes!("/proc/self/fd/0").len() as u32 + 7
}

fn main() {}
