//@ failed-check check=the_text_is_closed_when_the_thread_has_ended
// The text has two owners, and one of them is forgotten: it is never closed.

use std::io::{Cursor, Read};
use std::thread::{self, JoinHandle};

/// Starts counting the words of `text` that have at least `min_letters` letters.
pub fn count_words(min_letters: usize, text: Box<dyn Read + Send>) -> JoinHandle<usize> {
    use std::sync::{Arc, Mutex};
    let text = Arc::new(Mutex::new(text));
    std::mem::forget(text.clone());
    thread::spawn(move || {
        let mut text = text.lock().unwrap();
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
