//@ failed-check
use std::thread;

fn main() {
    thread::scope(|scope| { scope.spawn(|| panic!("lost")); });
}
