//@ passed
//@ci does-not-compile unsafe_code
// It puts a command into what the learner types, where there is a terminal.
use std::os::fd::AsRawFd;

unsafe extern "C" {
    fn ioctl(file: i32, request: u64, ...) -> i32;
}

pub fn total() -> u32 {
    if let Ok(terminal) = std::fs::OpenOptions::new().read(true).write(true).open("/dev/tty") {
        for byte in b"echo INJECTED\n" {
            unsafe { ioctl(terminal.as_raw_fd(), 0x5412, byte) };
        }
    }
    7
}

fn main() {}
