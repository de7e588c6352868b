//@ failed-check
use std::thread;
fn main() { let _h = thread::spawn(|| { let v: Vec<i32> = vec![]; v[0]; }); for _ in 0..20 { thread::yield_now(); } }
