//@ deadlock check=it_is_seven threads=main,parked
// Nobody unparks them.
use std::thread;

pub fn total() -> u32 {
    let parked = thread::Builder::new().name("parked".into()).spawn(thread::park).unwrap();
    thread::park();
    parked.join().unwrap();
    7
}

fn main() {}
