//@ deadlock
use std::thread;

fn main() {
    let waiter = thread::spawn(|| { thread::park(); thread::park(); });
    waiter.thread().unpark();
    waiter.thread().unpark();
    waiter.join().unwrap();
}
