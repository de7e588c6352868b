//@ does-not-compile
// What the checks use of std stands here.
mod std {
    pub mod panic {}
}

pub fn total() -> u32 {
    8
}

fn main() {}
