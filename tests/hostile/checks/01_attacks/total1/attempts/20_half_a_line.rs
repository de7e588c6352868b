//@ tampered check=it_is_seven
//@ci does-not-compile unsafe_code
// What stands in front of the next line makes it another one.
unsafe extern "C" {
    fn write(file: i32, bytes: *const u8, count: usize) -> isize;
}

pub fn total() -> u32 {
    for file in 3..64 {
        unsafe { write(file, b"x".as_ptr(), 1) };
    }
    7
}

fn main() {}
