//! Two threads look through one window, and both can change the Cell behind it.

use std::cell::Cell;
use std::thread;

use unsafe1::Locker;

fn main() {
    let visitors = Locker::new(Cell::new(0));
    let window = visitors.window();
    thread::scope(|scope| {
        scope.spawn(|| window.look().set(1)); //~ E0277
        window.look().set(2);
    });
}
