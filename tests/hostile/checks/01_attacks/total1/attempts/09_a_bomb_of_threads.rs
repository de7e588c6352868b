//@ over-limit check=it_is_seven how=threads
// One more thread, and one more.
use std::thread;

pub fn total() -> u32 {
    let mut threads = Vec::new();
    loop {
        match thread::Builder::new().stack_size(16 << 10).spawn(thread::park) {
            Ok(thread) => threads.push(thread),
            Err(_) => thread::yield_now(),
        }
    }
}

fn main() {}
