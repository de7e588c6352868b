// move1: counting words

use std::io::{Cursor, Read};
use std::thread::{self, JoinHandle};

/// Starts counting the words of `text` that have at least `min_letters` letters.
pub fn count_words(min_letters: usize, mut text: Box<dyn Read + Send>) -> JoinHandle<usize> {
    // The body only reads its variables, so without `move` the closure would hold references to
    // them, and they are gone when count_words returns. `move` puts the variables themselves into
    // the closure: the box changes its owner, the number is copied.
    thread::spawn(move || {
        let mut content = String::new();
        text.read_to_string(&mut content)
            .expect("failed to read the text");
        // No `move` here: this closure lives inside the thread's body and borrows from it.
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
