//@ over-limit check=it_is_seven how=memory
//@ci does-not-compile unsafe_code
// Shared memory, mapped once and touched.
unsafe extern "C" {
    fn mmap(at: usize, length: usize, protection: i32, flags: i32, file: i32, offset: i64) -> *mut u8;
}

pub fn total() -> u32 {
    loop {
        let page = unsafe { mmap(0, 64 << 20, 3, 0x21, -1, 0) };
        if page as isize == -1 {
            return 7;
        }
        unsafe { page.write_bytes(1, 64 << 20) };
    }
}

fn main() {}
