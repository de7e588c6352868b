//@ failed-check check=it_is_seven
//@ci does-not-compile unsafe_code
// No thread begins.
#[unsafe(no_mangle)]
pub extern "C" fn pthread_create(_thread: *mut usize, _how: *const u8, _begin: *const u8, _with: *mut u8) -> i32 {
    11
}

pub fn total() -> u32 {
    8
}

fn main() {}
