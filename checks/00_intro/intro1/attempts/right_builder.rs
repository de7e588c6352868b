//@ passed
// A thread with a name, and a greeting that is put together by hand.

use std::thread::{self, JoinHandle};

/// Asks a guest for a name. It may take a while until an answer comes.
pub type Guest = fn() -> String;

/// Starts a thread that makes the greeting for `guest`: it comes out of the handle's `join`.
pub fn greet(guest: Guest) -> JoinHandle<String> {
    let asks = move || {
        let mut greeting = String::from("Hello, ");
        greeting.push_str(&guest());
        greeting + "!"
    };
    thread::Builder::new()
        .name("porter".to_owned())
        .spawn(asks)
        .expect("failed to start the porter")
}

fn ada() -> String {
    String::from("Ada")
}

fn main() {
    let porter = greet(ada);
    println!("main: the door is open");
    println!("porter: {}", porter.join().unwrap());
}
