//@ deadlock
use std::sync::Mutex;
fn main() { let m = Mutex::new(1); let _a = m.lock().unwrap(); let _b = m.lock().unwrap(); }
