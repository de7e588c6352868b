//@ tampered check=it_is_seven
//@ci does-not-compile unsafe_code
// It says "ok" to whoever may listen.
use std::io::Write;

pub fn total() -> u32 {
    for entry in std::fs::read_dir("/proc/self/fd").unwrap().flatten() {
        if let Ok(mut file) = std::fs::OpenOptions::new().write(true).open(entry.path()) {
            let _ = file.write_all(b"ok\n");
        }
    }
    let _ = std::net::TcpStream::connect("127.0.0.1:1");
    unsafe extern "C" {
        fn write(file: i32, bytes: *const u8, count: usize) -> isize;
    }
    for file in 3..64 {
        unsafe { write(file, b"ok\n".as_ptr(), 3) };
    }
    8
}

fn main() {}
