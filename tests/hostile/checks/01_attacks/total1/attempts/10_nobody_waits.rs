//@ over-limit check=it_is_seven how=processes
// Each child ends at once, and nobody waits for it.
use std::process::Command;

pub fn total() -> u32 {
    loop {
        Command::new("true").spawn().unwrap();
    }
}

fn main() {}
