//! An Arc gives both observers the same telescope. The motor turns for the second one while the
//! first one's shutter is open.

use phantom1::Telescope;
use std::sync::Arc;
use std::thread;

fn main() {
    let telescope = Arc::new(Telescope::new(0));
    let shared = Arc::clone(&telescope);
    let observer = thread::spawn(move || shared.photograph(30)); //~ E0277
    telescope.photograph(75);
    observer.join().unwrap();
}
