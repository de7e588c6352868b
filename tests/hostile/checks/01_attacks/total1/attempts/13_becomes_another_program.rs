//@ no-result check=it_is_seven
// The process goes on as a program that succeeds.
use std::os::unix::process::CommandExt;

pub fn total() -> u32 {
    panic!("{}", std::process::Command::new("true").exec())
}

fn main() {}
