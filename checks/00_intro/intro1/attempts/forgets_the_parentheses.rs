//@ does-not-compile E0277
// The function is printed, and not what it gives.

use std::thread::{self, JoinHandle};

/// Asks a guest for a name. It may take a while until an answer comes.
pub type Guest = fn() -> String;

/// Starts a thread that makes the greeting for `guest`: it comes out of the handle's `join`.
pub fn greet(guest: Guest) -> JoinHandle<String> {
    thread::spawn(move || {
        // Asked in here, the guest keeps only this thread waiting, and not the caller of greet.
        let name = guest;
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
