//@ passed
// The thread reads byte by byte.

use std::io::{Cursor, Read};
use std::thread::{self, JoinHandle};

/// Starts counting the words of `text` that have at least `min_letters` letters.
pub fn count_words(min_letters: usize, text: Box<dyn Read + Send>) -> JoinHandle<usize> {
    thread::spawn(move || {
        let bytes: Vec<u8> = text.bytes().map(|b| b.expect("read")).collect();
        String::from_utf8(bytes)
            .unwrap()
            .split_whitespace()
            .filter(|w| w.chars().count() >= min_letters)
            .count()
    })
}

fn main() {
    let story = Cursor::new("the night was dark and the harbour was quiet");
    let handle = count_words(5, Box::new(story));
    println!("The editor can be used meanwhile.");
    println!("The text has {} long words.", handle.join().unwrap());
}
