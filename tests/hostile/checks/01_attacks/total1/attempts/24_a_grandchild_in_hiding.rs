//@ left-running check=it_is_seven
// It goes on in a session of its own, with nobody above it.
use std::process::Command;

pub fn total() -> u32 {
    Command::new("sh").args(["-c", "setsid sleep 1000 >/dev/null 2>&1 &"]).status().unwrap();
    7
}

fn main() {}
