//@ over-limit check=it_is_seven how=memory
//@ci does-not-compile unsafe_code
// Files in memory without a name; they are not in its resident memory.
use std::fs::File;
use std::io::Write;
use std::os::fd::FromRawFd;

unsafe extern "C" {
    fn memfd_create(name: *const i8, flags: u32) -> i32;
}

pub fn total() -> u32 {
    let block = vec![1; 16 << 20];
    let mut files = Vec::new();
    loop {
        // A new one each time: each may be as large as any file.
        let mut file = unsafe { File::from_raw_fd(memfd_create(c"m".as_ptr(), 0)) };
        for _ in 0..8 {
            file.write_all(&block).unwrap();
        }
        files.push(file);
    }
}

fn main() {}
