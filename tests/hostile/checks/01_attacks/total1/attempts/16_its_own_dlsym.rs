//@ failed-check check=it_is_seven
//@ci does-not-compile unsafe_code
// No symbol is found.
#[unsafe(no_mangle)]
pub extern "C" fn dlsym(_library: *mut u8, _name: *const i8) -> *mut u8 {
    std::ptr::null_mut()
}

pub fn total() -> u32 {
    8
}

fn main() {}
