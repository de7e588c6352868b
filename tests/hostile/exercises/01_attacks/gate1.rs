use std::sync::mpsc::Receiver;
use std::thread;

/// Runs both at the same time.
pub fn both(left: fn(), right: fn()) {
    thread::spawn(left).join().unwrap();
    right();
}

/// Returns when the message has come.
pub fn wait_for(message: &Receiver<()>) {
    message.recv().unwrap();
}

fn main() {
    both(|| println!("left"), || println!("right"));
}
