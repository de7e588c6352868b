//@ does-not-compile
// A file that is no Rust: the message would tell its first line.
include!("/etc/passwd");

pub fn total() -> u32 {
    8
}

fn main() {}
