//@ does-not-compile
// What the checks use to prove things, used by the answer.
use std::sync::mpsc::Receiver;

pub fn both(left: fn(), right: fn()) {
    ::harness::together(1, "the two never ran at the same time");
    left();
    right();
}

pub fn wait_for(message: &Receiver<()>) {
    message.recv().unwrap();
}

fn main() {
    both(|| println!("left"), || println!("right"));
}
