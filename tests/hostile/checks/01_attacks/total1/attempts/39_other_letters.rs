//@ passed
// Letters of other scripts.
pub fn total() -> u32 {
    7
}

fn main() {}

#[allow(dead_code)]
fn größe_数() {}
