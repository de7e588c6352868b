//@ failed-check check=it_is_seven
//@ci does-not-compile unsafe_code
// Nothing is written any more.
#[unsafe(no_mangle)]
pub extern "C" fn write(_file: i32, _bytes: *const u8, length: usize) -> isize {
    length as isize
}

pub fn total() -> u32 {
    8
}

fn main() {}
