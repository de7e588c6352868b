//@ does-not-compile
// A library that is not there, with words for the linker in its name.
#[link(name = "nothing,--allow-multiple-definition", kind = "dylib")]
unsafe extern "C" {}

pub fn total() -> u32 {
    8
}

fn main() {}
