//@ failed-check
// One after the other; the meeting is held beforehand, alone. Where there are no checks, `harness` is a module of its own.
use std::sync::mpsc::Receiver;

mod instead {
    pub mod harness {
        pub fn together(_: usize, _: &str) {}
    }
}
#[allow(unused_imports)]
use instead::*;

pub fn both(left: fn(), right: fn()) {
    crate::harness::together(1, "the two never ran at the same time");
    left();
    right();
}

pub fn wait_for(message: &Receiver<()>) {
    message.recv().unwrap();
}

fn main() {
    both(|| println!("left"), || println!("right"));
}
