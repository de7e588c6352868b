//@ deadlock
use std::sync::RwLock;
use std::thread;

static CACHE: RwLock<Option<u32>> = RwLock::new(None);

fn get() -> u32 {
    let read = CACHE.read().unwrap();
    if let Some(value) = *read { return value; }
    *CACHE.write().unwrap() = Some(7);
    7
}

fn main() { assert_eq!(thread::spawn(get).join().unwrap(), 7); }
