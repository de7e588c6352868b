//@ does-not-compile
// A name that means one thing alone, and another one beside the checks.
use std::sync::mpsc::Receiver;

mod instead {
    pub mod checks {
        pub fn meet() {}
    }
}
#[allow(unused_imports)]
use instead::*;

pub fn both(left: fn(), right: fn()) {
    checks::meet();
    left();
    right();
}

pub fn wait_for(message: &Receiver<()>) {
    message.recv().unwrap();
}

fn main() {
    both(|| println!("left"), || println!("right"));
}
