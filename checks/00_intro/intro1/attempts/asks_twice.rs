//@ failed-check check=a_guest_is_asked_once
// Asking to see whether somebody is there is asking, too.

use std::thread::{self, JoinHandle};

/// Asks a guest for a name. It may take a while until an answer comes.
pub type Guest = fn() -> String;

/// Starts a thread that makes the greeting for `guest`: it comes out of the handle's `join`.
pub fn greet(guest: Guest) -> JoinHandle<String> {
    thread::spawn(move || {
        guest();
        let name = guest();
        format!("Hello, {name}!")
    })
}

fn ada() -> String {
    String::from("Ada")
}

fn main() {
    let porter = greet(ada);
    println!("main: the door is open");
    println!("porter: {}", porter.join().unwrap());
}
