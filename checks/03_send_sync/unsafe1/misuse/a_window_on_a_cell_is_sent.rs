//! Who sends a window keeps the locker: now two threads can reach the Cell. That a Cell is Send
//! does not help, for it is not the Cell that was sent.

use std::cell::Cell;
use std::thread;

use unsafe1::Locker;

fn main() {
    let visitors = Locker::new(Cell::new(0));
    let window = visitors.window();
    thread::scope(|scope| {
        scope.spawn(move || window.look().set(1)); //~ E0277
        visitors.window().look().set(2);
    });
}
