//@ passed
// It names std, as one did before 2018.
extern crate std;

pub fn total() -> u32 {
    7
}

fn main() {}
