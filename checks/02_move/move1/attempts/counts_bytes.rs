//@ failed-check check=the_words_are_counted
// `len` is the number of bytes; an ü is two of them.

use std::io::{Cursor, Read};
use std::thread::{self, JoinHandle};

/// Starts counting the words of `text` that have at least `min_letters` letters.
pub fn count_words(min_letters: usize, mut text: Box<dyn Read + Send>) -> JoinHandle<usize> {
    thread::spawn(move || {
        let mut content = String::new();
        text.read_to_string(&mut content)
            .expect("failed to read the text");
        content
            .split_whitespace()
            .filter(|word| word.len() >= min_letters)
            .count()
    })
}

fn main() {
    let story = Cursor::new("the night was dark and the harbour was quiet");
    let handle = count_words(5, Box::new(story));
    println!("The editor can be used meanwhile.");
    println!("The text has {} long words.", handle.join().unwrap());
}
