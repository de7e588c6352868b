//@ passed
// What the thread needs waits for it in a channel, and the receiver is moved.

use std::io::{Cursor, Read};
use std::thread::{self, JoinHandle};

/// Starts counting the words of `text` that have at least `min_letters` letters.
pub fn count_words(min_letters: usize, text: Box<dyn Read + Send>) -> JoinHandle<usize> {
    let (tx, rx) = std::sync::mpsc::channel();
    tx.send((min_letters, text)).unwrap();
    thread::spawn(|| {
        let rx = rx;
        let (min_letters, mut text) = rx.recv().unwrap();
        let mut content = String::new();
        text.read_to_string(&mut content)
            .expect("failed to read the text");
        content
            .split_whitespace()
            .filter(|word| word.chars().count() >= min_letters)
            .count()
    })
}

fn main() {
    let story = Cursor::new("the night was dark and the harbour was quiet");
    let handle = count_words(5, Box::new(story));
    println!("The editor can be used meanwhile.");
    println!("The text has {} long words.", handle.join().unwrap());
}
