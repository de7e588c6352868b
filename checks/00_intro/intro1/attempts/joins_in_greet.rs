//@ failed-check check=greet_returns_while_the_porter_asks
// It waits for the porter, and hands out a second thread.

use std::thread::{self, JoinHandle};

/// Asks a guest for a name. It may take a while until an answer comes.
pub type Guest = fn() -> String;

/// Starts a thread that makes the greeting for `guest`: it comes out of the handle's `join`.
pub fn greet(guest: Guest) -> JoinHandle<String> {
    let porter = thread::spawn(move || guest());
    let name = porter.join().unwrap();
    thread::spawn(move || format!("Hello, {name}!"))
}

fn ada() -> String {
    String::from("Ada")
}

fn main() {
    let porter = greet(ada);
    println!("main: the door is open");
    println!("porter: {}", porter.join().unwrap());
}
