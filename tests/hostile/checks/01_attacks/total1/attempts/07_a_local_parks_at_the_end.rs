//@ left-running check=it_is_seven
// The thread is done, and its last value never goes.
use std::thread;

struct Never;

impl Drop for Never {
    fn drop(&mut self) {
        loop {
            thread::park();
        }
    }
}

thread_local! {
    static LAST: Never = const { Never };
}

pub fn total() -> u32 {
    let (sender, receiver) = std::sync::mpsc::channel();
    thread::spawn(move || {
        LAST.with(|_| ());
        sender.send(7).unwrap();
    });
    receiver.recv().unwrap()
}

fn main() {}
