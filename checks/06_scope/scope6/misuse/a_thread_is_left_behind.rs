//! This thread may still look when the night is over. Those of a scope cannot, and may be used.

use scope6::observe;
use std::thread;

fn main() {
    let assistant = observe(|telescope| {
        thread::spawn(move || telescope.look("the Moon")) //~ E0521
    });
    println!("{}", assistant.join().unwrap());
}
