use std::sync::mpsc::Receiver;
use std::thread;

/// Runs both at the same time.
pub fn both(left: fn(), right: fn()) {
    let left = thread::spawn(left);
    right();
    left.join().unwrap();
}

/// Returns when the message has come.
pub fn wait_for(message: &Receiver<()>) {
    message.recv().unwrap();
}

fn main() {
    both(|| println!("left"), || println!("right"));
}
