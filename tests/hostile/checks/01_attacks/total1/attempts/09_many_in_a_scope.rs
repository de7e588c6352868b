//@ passed
// Five hundred at once are no bomb.
use std::sync::Barrier;
use std::thread;

pub fn total() -> u32 {
    let all = Barrier::new(500);
    thread::scope(|scope| {
        for _ in 0..500 {
            scope.spawn(|| all.wait());
        }
    });
    7
}

fn main() {}
