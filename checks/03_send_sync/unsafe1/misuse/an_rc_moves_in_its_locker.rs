//! The locker moves to another thread with an Rc inside. Another owner of the same Rc stays here,
//! and both change its count.

use std::rc::Rc;
use std::thread;

use unsafe1::Locker;

fn main() {
    let ticket = Rc::new(String::from("Kassel, one way"));
    let locker = Locker::new(Rc::clone(&ticket));
    let traveller = thread::spawn(move || drop(locker)); //~ E0277
    println!("{}", Rc::clone(&ticket));
    traveller.join().unwrap();
}
