//@ left-running check=it_is_seven
// Its output does not end when it does.
use std::process::Command;

pub fn total() -> u32 {
    Command::new("sleep").arg("1000").spawn().unwrap();
    7
}

fn main() {}
