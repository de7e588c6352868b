//! Two threads borrow one telescope. That needs no Arc, and it is refused for the same reason: a
//! reference to a telescope must not go to another thread.

use phantom1::Telescope;
use std::thread;

fn main() {
    let telescope = Telescope::new(0);
    thread::scope(|scope| {
        scope.spawn(|| telescope.photograph(30)); //~ E0277
        telescope.photograph(75);
    });
}
