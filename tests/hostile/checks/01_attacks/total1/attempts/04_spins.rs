//@ timed-out check=it_is_seven threads=spinner how=busy
// It waits for a flag that nobody sets, and burns a core.
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

static FLAG: AtomicBool = AtomicBool::new(false);

pub fn total() -> u32 {
    let spinner = thread::Builder::new().name("spinner".into()).spawn(|| {
        while !FLAG.load(Ordering::Acquire) {}
        7
    });
    spinner.unwrap().join().unwrap()
}

fn main() {}
