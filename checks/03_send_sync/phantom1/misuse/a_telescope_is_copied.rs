//! A copy is a second telescope in the program only: both turn one motor, and no type keeps the two
//! observers apart.

use phantom1::Telescope;
use std::thread;

fn main() {
    let telescope = Telescope::new(0);
    let copy = telescope.clone(); //~ E0599
    let observer = thread::spawn(move || copy.photograph(30));
    telescope.photograph(75);
    observer.join().unwrap();
}
