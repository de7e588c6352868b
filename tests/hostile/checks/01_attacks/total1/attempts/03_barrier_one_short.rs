//@ deadlock check=it_is_seven threads=main
// A barrier for three, and two come.
use std::sync::Barrier;
use std::thread;

pub fn total() -> u32 {
    let barrier = Barrier::new(3);
    thread::scope(|scope| {
        scope.spawn(|| barrier.wait());
        barrier.wait();
    });
    7
}

fn main() {}
