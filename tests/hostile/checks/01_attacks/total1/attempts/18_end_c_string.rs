//@ does-not-compile
// A C string that does not close.
pub fn total() -> u32 {
    8
}

fn main() {}

const REST: &std::ffi::CStr = c"