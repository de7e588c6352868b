//@ failed-check check=it_is_seven
//@ci does-not-compile unsafe_code
// All bytes are equal.
#[unsafe(no_mangle)]
pub extern "C" fn memcmp(_one: *const u8, _other: *const u8, _length: usize) -> i32 {
    0
}

pub fn total() -> u32 {
    8
}

fn main() {}
