//@ does-not-compile
// A constant function deeper than the compiler goes.
const fn deeper(n: u64) -> u64 {
    1 + deeper(n + 1)
}

const NUMBER: u64 = deeper(0);

pub fn total() -> u32 {
    NUMBER as u32
}

fn main() {}
