//@ tampered check=it_is_seven
//@ci does-not-compile unsafe_code
// Lines with another nonce, into every socket that it finds.
unsafe extern "C" {
    fn write(file: i32, bytes: *const u8, count: usize) -> isize;
}

pub fn total() -> u32 {
    let line = b"00000000000000000000000000000000\tok\n";
    for file in 3..64 {
        unsafe { write(file, line.as_ptr(), line.len()) };
    }
    7
}

fn main() {}
