//@ failed-check check=count_words_returns_while_the_text_is_still_being_read
// A thread that owns what it needs, but count_words waits until it has read.

use std::io::{Cursor, Read};
use std::sync::mpsc;
use std::thread::{self, JoinHandle};

/// Starts counting the words of `text` that have at least `min_letters` letters.
pub fn count_words(min_letters: usize, mut text: Box<dyn Read + Send>) -> JoinHandle<usize> {
    let (read, has_read) = mpsc::channel::<()>();
    let counting = thread::spawn(move || {
        let mut content = String::new();
        text.read_to_string(&mut content).unwrap();
        drop(read);
        content
            .split_whitespace()
            .filter(|word| word.chars().count() >= min_letters)
            .count()
    });
    let _ = has_read.recv();
    counting
}

fn main() {
    let story = Cursor::new("the night was dark and the harbour was quiet");
    let handle = count_words(5, Box::new(story));
    println!("The editor can be used meanwhile.");
    println!("The text has {} long words.", handle.join().unwrap());
}
