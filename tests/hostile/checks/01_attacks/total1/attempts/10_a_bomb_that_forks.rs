//@ over-limit check=it_is_seven how=processes
// Each child has children, nine times over; without an end, who is judged beside it would get no process.
use std::process::Command;

pub fn total() -> u32 {
    let script = "bomb() { [ $1 = 9 ] || { bomb $(($1 + 1)) & bomb $(($1 + 1)) & }; sleep 1000; }; bomb 0";
    assert!(Command::new("sh").args(["-c", script]).status().unwrap().success());
    7
}

fn main() {}
