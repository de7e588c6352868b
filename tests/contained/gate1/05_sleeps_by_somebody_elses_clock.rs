//@ failed-check check=it_waits
// It does not wait for the message: somebody else wakes it after a while, by the clock.
use std::sync::mpsc::Receiver;
use std::thread;
use std::time::Duration;

pub fn both(left: fn(), right: fn()) {
    let left = thread::spawn(left);
    right();
    left.join().unwrap();
}

pub fn wait_for(_message: &Receiver<()>) {
    let waiter = thread::current();
    let clock = thread::spawn(move || {
        thread::sleep(Duration::from_secs(3));
        waiter.unpark();
    });
    thread::park();
    clock.join().unwrap();
}

fn main() {
    both(|| println!("left"), || println!("right"));
}
