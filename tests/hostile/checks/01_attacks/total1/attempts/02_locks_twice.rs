//@ deadlock check=it_is_seven threads=main
// A lock that it has already.
use std::sync::Mutex;

pub fn total() -> u32 {
    let three = Mutex::new(3);
    let first = three.lock().unwrap();
    *first + *three.lock().unwrap()
}

fn main() {}
