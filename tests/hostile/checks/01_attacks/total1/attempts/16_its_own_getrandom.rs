//@ failed-check check=it_is_seven
//@ci does-not-compile unsafe_code
// No bytes are random.
#[unsafe(no_mangle)]
pub extern "C" fn getrandom(_bytes: *mut u8, length: usize, _flags: u32) -> isize {
    length as isize
}

pub fn total() -> u32 {
    8
}

fn main() {}
