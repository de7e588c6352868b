//@ over-limit check=it_is_seven how=processes
// One more process, and one more.
use std::process::Command;

pub fn total() -> u32 {
    loop {
        let _ = Command::new("sleep").arg("1000").spawn();
    }
}

fn main() {}
