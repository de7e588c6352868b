//@ tampered check=it_is_seven
//@ci does-not-compile unsafe_code
// A line that does not end.
unsafe extern "C" {
    fn write(file: i32, bytes: *const u8, count: usize) -> isize;
}

pub fn total() -> u32 {
    let line = vec![b'a'; 1 << 20];
    for _ in 0..100 {
        for file in 3..8 {
            unsafe { write(file, line.as_ptr(), line.len()) };
        }
    }
    7
}

fn main() {}
