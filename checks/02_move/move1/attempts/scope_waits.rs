//@ failed-check check=count_words_returns_while_the_text_is_still_being_read
// A scope may borrow, because it waits for its threads before it returns: too early for this.

use std::io::{Cursor, Read};
use std::thread::{self, JoinHandle};

/// Starts counting the words of `text` that have at least `min_letters` letters.
pub fn count_words(min_letters: usize, mut text: Box<dyn Read + Send>) -> JoinHandle<usize> {
    let count = thread::scope(|scope| {
        let counting = scope.spawn(|| {
            let mut content = String::new();
            text.read_to_string(&mut content).unwrap();
            content
                .split_whitespace()
                .filter(|word| word.chars().count() >= min_letters)
                .count()
        });
        counting.join().unwrap()
    });
    thread::spawn(move || count)
}

fn main() {
    let story = Cursor::new("the night was dark and the harbour was quiet");
    let handle = count_words(5, Box::new(story));
    println!("The editor can be used meanwhile.");
    println!("The text has {} long words.", handle.join().unwrap());
}
