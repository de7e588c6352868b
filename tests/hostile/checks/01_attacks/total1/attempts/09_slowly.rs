//@ over-limit check=it_is_seven how=threads
// One thread more each millisecond; none of them ends.
use std::thread;
use std::time::Duration;

pub fn total() -> u32 {
    let mut threads = Vec::new();
    loop {
        threads.push(thread::Builder::new().stack_size(16 << 10).spawn(thread::park));
        thread::sleep(Duration::from_millis(1));
    }
}

fn main() {}
