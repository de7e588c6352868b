// move1: counting words
//
// An editor counts the long words of a text in the background. count_words starts a thread and
// returns its handle at once, while the text is still being read; the count comes out of `join`.
// The thread owns the text and closes it at its end.
//
// What is wrong: it does not compile. "I only want to read these variables. Why does the compiler
// speak of outliving?"
//
// You may edit the body of count_words. Names and signatures stay as they are.

use std::io::{Cursor, Read};
use std::thread::{self, JoinHandle};

/// Starts counting the words of `text` that have at least `min_letters` letters.
pub fn count_words(min_letters: usize, mut text: Box<dyn Read + Send>) -> JoinHandle<usize> {
    // TODO: who owns `text` and `min_letters` when count_words has returned?
    thread::spawn(|| {
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
