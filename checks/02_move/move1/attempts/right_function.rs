//@ passed
// The thread's body is a function that takes what it needs.

use std::io::{Cursor, Read};
use std::thread::{self, JoinHandle};

/// Starts counting the words of `text` that have at least `min_letters` letters.
pub fn count_words(min_letters: usize, text: Box<dyn Read + Send>) -> JoinHandle<usize> {
    thread::spawn(move || count(min_letters, text))
}

fn count(min_letters: usize, mut text: impl Read) -> usize {
    let mut content = String::new();
    text.read_to_string(&mut content)
        .expect("failed to read the text");
    let is_long = |word: &&str| word.chars().count() >= min_letters;
    content.split_whitespace().filter(is_long).count()
}

fn main() {
    let story = Cursor::new("the night was dark and the harbour was quiet");
    let handle = count_words(5, Box::new(story));
    println!("The editor can be used meanwhile.");
    println!("The text has {} long words.", handle.join().unwrap());
}
