// intro1: the door
//
// Welcome! Each exercise is a file like this one: a small program with something wrong in it. You
// edit it and save, and on every save it is compiled and checked. The *checks* are tests: they
// call your functions and look at what the threads do. What comes of it is the *verdict*. Its first
// word now is `failed-check`: a check found something else than it should have, and the lines below
// say what. You are done when the word is `passed`.
//
// In the terminal with the verdict these keys work at any time: `h` gives a hint, and pressed again
// a plainer one; `n` goes on to the next exercise; `?` shows all keys.
//
// Each file begins with what its program should do. Here somebody rings at the door: greet starts a
// thread, a porter, who asks the guest for a name and makes the greeting; meanwhile greet returns.
//
// What is wrong: whoever comes, the porter says "Hello, nobody!".
//
// You may edit the body of greet. Names and signatures stay as they are: the checks use them.
// TODO marks where to work.

use std::thread::{self, JoinHandle};

/// Asks a guest for a name. It may take a while until an answer comes.
pub type Guest = fn() -> String;

/// Starts a thread that makes the greeting for `guest`: it comes out of the handle's `join`.
pub fn greet(guest: Guest) -> JoinHandle<String> {
    thread::spawn(move || {
        // TODO: ask the guest. Write `guest()` in place of `"nobody"`, and save.
        let name = "nobody";
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
