//@ tampered check=it_is_seven
//@ci does-not-compile unsafe_code
// A million lines.
unsafe extern "C" {
    fn write(file: i32, bytes: *const u8, count: usize) -> isize;
}

pub fn total() -> u32 {
    let lines = b"ok\n".repeat(1 << 16);
    for _ in 0..100 {
        for file in 3..8 {
            unsafe { write(file, lines.as_ptr(), lines.len()) };
        }
    }
    7
}

fn main() {}
