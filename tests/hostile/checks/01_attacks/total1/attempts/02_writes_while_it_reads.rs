//@ deadlock check=it_is_seven threads=main
// It reads, and wants to write before it has let go.
use std::sync::RwLock;

pub fn total() -> u32 {
    let lock = RwLock::new(3);
    let read = lock.read().unwrap();
    *lock.write().unwrap() += 4;
    *read
}

fn main() {}
