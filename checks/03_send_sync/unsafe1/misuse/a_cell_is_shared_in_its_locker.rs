//! Both threads have the locker, so both have a reference to the Cell in it, and change it at the
//! same time.

use std::cell::Cell;
use std::sync::Arc;
use std::thread;

use unsafe1::Locker;

fn main() {
    let visitors = Arc::new(Locker::new(Cell::new(0)));
    let shared = Arc::clone(&visitors);
    let door = thread::spawn(move || shared.window().look().set(1)); //~ E0277
    visitors.window().look().set(2);
    door.join().unwrap();
}
