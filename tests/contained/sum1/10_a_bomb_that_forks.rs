//@ over-limit check=it_is_seven how=processes
// Each child has children.
use std::process::Command;

pub fn total() -> u32 {
    Command::new("sh").args(["-c", "bomb() { bomb & bomb & sleep 1000; }; bomb"]).status().unwrap();
    7
}

fn main() {}
