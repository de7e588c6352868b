//@ over-limit check=it_is_seven how=processes
// Each child has children; with a pause between, or who is judged beside it would get no process.
use std::process::Command;

pub fn total() -> u32 {
    let script = "bomb() { sleep 0.05; bomb & bomb & sleep 1000; }; bomb";
    assert!(Command::new("sh").args(["-c", script]).status().unwrap().success());
    7
}

fn main() {}
