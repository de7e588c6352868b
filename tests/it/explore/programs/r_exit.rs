//@ failed-check
use std::thread;
fn main() { let h = thread::spawn(|| { std::process::exit(3) }); let _: Result<(), _> = h.join(); println!("not reached"); }
