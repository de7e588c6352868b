//@ failed-check check=it_is_seven
//@ci does-not-compile unsafe_code
// How Rust takes memory.
#[unsafe(no_mangle)]
pub extern "C" fn __rust_alloc(_size: usize, _align: usize) -> *mut u8 {
    std::ptr::null_mut()
}

pub fn total() -> u32 {
    8
}

fn main() {}
