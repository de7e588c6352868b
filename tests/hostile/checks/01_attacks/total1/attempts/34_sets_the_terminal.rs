//@ passed
// It changes how the terminal behaves, where there is one, and will not be stopped for that.
use std::process::{Command, Stdio};

pub fn total() -> u32 {
    let script = "trap '' TTOU; stty raw -echo </dev/tty";
    let _ = Command::new("sh").args(["-c", script]).stderr(Stdio::null()).status();
    7
}

fn main() {}
