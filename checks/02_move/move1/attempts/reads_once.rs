//@ failed-check check=the_words_are_counted
// One `read` gives what is there just then, not the whole text.

use std::io::{Cursor, Read};
use std::thread::{self, JoinHandle};

/// Starts counting the words of `text` that have at least `min_letters` letters.
pub fn count_words(min_letters: usize, mut text: Box<dyn Read + Send>) -> JoinHandle<usize> {
    thread::spawn(move || {
        let mut buffer = [0; 4096];
        let length = text.read(&mut buffer).unwrap();
        let content = std::str::from_utf8(&buffer[..length]).unwrap();
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
