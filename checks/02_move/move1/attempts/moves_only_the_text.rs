//@ does-not-compile E0373
// The text is the closure's own now, but the number is still borrowed.

use std::io::{Cursor, Read};
use std::thread::{self, JoinHandle};

/// Starts counting the words of `text` that have at least `min_letters` letters.
pub fn count_words(min_letters: usize, text: Box<dyn Read + Send>) -> JoinHandle<usize> {
    thread::spawn(|| {
        let mut text = text;
        let mut content = String::new();
        text.read_to_string(&mut content).unwrap();
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
