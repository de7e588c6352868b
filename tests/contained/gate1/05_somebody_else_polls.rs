//@ failed-check check=it_waits
// It sleeps while somebody else spins for it.
use std::sync::mpsc::{Receiver, TryRecvError};
use std::thread;

pub fn both(left: fn(), right: fn()) {
    let left = thread::spawn(left);
    right();
    left.join().unwrap();
}

struct Lent<'r>(&'r Receiver<()>);

// Only one of the two uses it.
unsafe impl Send for Lent<'_> {}

pub fn wait_for(message: &Receiver<()>) {
    let lent = Lent(message);
    thread::scope(|scope| {
        scope.spawn(move || {
            let lent = lent;
            while lent.0.try_recv() == Err(TryRecvError::Empty) {}
        });
    });
}

fn main() {
    both(|| println!("left"), || println!("right"));
}
