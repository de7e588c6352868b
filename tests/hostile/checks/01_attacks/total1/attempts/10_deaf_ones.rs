//@ over-limit check=it_is_seven how=processes
// They hear no signal that may be ignored, and are stopped.
use std::process::Command;

pub fn total() -> u32 {
    let mut all = Vec::new();
    loop {
        all.push(Command::new("sh").args(["-c", "trap '' TERM HUP INT; kill -STOP $$; sleep 1000"]).spawn());
    }
}

fn main() {}
