//@ deadlock check=it_is_seven
// Whoever joins waits for a thread-local that never goes.
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
    thread::spawn(|| LAST.with(|_| 7)).join().unwrap()
}

fn main() {}
