//@ over-limit check=it_is_seven how=memory
// A little in each of many processes.
use std::process::Command;

pub fn total() -> u32 {
    let mut shells: Vec<_> = (0..10)
        .map(|_| Command::new("sh").args(["-c", "x=$(head -c 400000000 /dev/zero | tr '\\0' a); sleep 1000"]).spawn().unwrap())
        .collect();
    shells.iter_mut().for_each(|shell| drop(shell.wait()));
    7
}

fn main() {}
