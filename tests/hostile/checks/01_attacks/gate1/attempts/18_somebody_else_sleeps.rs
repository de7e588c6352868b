//@ failed-check
// It spins; somebody else, who sleeps, says that it is the one who is looked at.
use std::sync::mpsc::{self, Receiver, TryRecvError};
use std::thread;

mod instead {
    pub mod harness {
        pub fn identify(_: &str) {}
    }
}
#[allow(unused_imports)]
use instead::*;

pub fn both(left: fn(), right: fn()) {
    let left = thread::spawn(left);
    right();
    left.join().unwrap();
}

pub fn wait_for(message: &Receiver<()>) {
    let (done, is_done) = mpsc::channel::<()>();
    let sleeper = thread::spawn(move || {
        crate::harness::identify("waiter");
        let _ = is_done.recv();
    });
    while message.try_recv() == Err(TryRecvError::Empty) {}
    drop(done);
    sleeper.join().unwrap();
}

fn main() {
    both(|| println!("left"), || println!("right"));
}
