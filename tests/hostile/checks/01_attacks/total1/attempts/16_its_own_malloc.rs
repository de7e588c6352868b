//@ failed-check check=it_is_seven
//@ci does-not-compile unsafe_code
// There is no memory.
#[unsafe(no_mangle)]
pub extern "C" fn malloc(_size: usize) -> *mut u8 {
    std::ptr::null_mut()
}

pub fn total() -> u32 {
    8
}

fn main() {}
