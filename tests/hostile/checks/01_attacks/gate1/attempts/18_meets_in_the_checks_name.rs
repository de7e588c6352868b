//@ does-not-compile
// The meeting that the check asks for takes place without the two. clippy, which compiles the answer alone, sees none of it.
use std::sync::mpsc::Receiver;
use std::thread;

#[cfg(not(clippy))]
use harness::together as meet;

#[cfg(clippy)]
fn meet(_: usize, _: &str) {}

pub fn both(left: fn(), right: fn()) {
    let met = || thread::spawn(|| meet(2, "the two never ran at the same time"));
    // Whoever panics does so on a thread of its own.
    for met in [met(), met()] {
        let _ = met.join();
    }
    left();
    right();
}

pub fn wait_for(message: &Receiver<()>) {
    message.recv().unwrap();
}

fn main() {}
