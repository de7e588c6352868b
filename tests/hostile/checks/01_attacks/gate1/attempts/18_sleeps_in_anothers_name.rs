//@ does-not-compile
// Another thread sleeps in the place of the one that spins.
use std::sync::mpsc::{Receiver, TryRecvError};
use std::thread;

#[cfg(not(clippy))]
use harness::identify;

#[cfg(clippy)]
fn identify(_: &str) {}

pub fn both(left: fn(), right: fn()) {
    thread::scope(|scope| {
        scope.spawn(left);
        right();
    });
}

pub fn wait_for(message: &Receiver<()>) {
    let sleeper = thread::spawn(|| {
        identify("waiter");
        thread::park();
    });
    while let Err(TryRecvError::Empty) = message.try_recv() {}
    sleeper.thread().unpark();
    let _ = sleeper.join();
}

fn main() {}
