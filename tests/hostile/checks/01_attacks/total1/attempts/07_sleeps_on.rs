//@ left-running check=it_is_seven
// A thread that sleeps longer than anybody waits.
use std::thread;
use std::time::Duration;

pub fn total() -> u32 {
    thread::Builder::new().name("sleeper".into()).spawn(|| thread::sleep(Duration::from_secs(100))).unwrap();
    7
}

fn main() {}
