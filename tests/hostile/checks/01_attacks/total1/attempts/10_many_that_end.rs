//@ passed
// Three hundred processes, one after the other.
use std::process::Command;

pub fn total() -> u32 {
    (0..300).filter(|_| Command::new("true").status().unwrap().success()).count() as u32 - 293
}

fn main() {}
