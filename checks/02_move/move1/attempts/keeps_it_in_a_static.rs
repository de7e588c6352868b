//@ failed-check check=the_text_is_closed_when_the_thread_has_ended
// A static may be borrowed by any thread; the text stays in it when the thread has ended.

use std::io::{Cursor, Read};
use std::sync::Mutex;
use std::thread::{self, JoinHandle};

/// Starts counting the words of `text` that have at least `min_letters` letters.
pub fn count_words(min_letters: usize, text: Box<dyn Read + Send>) -> JoinHandle<usize> {
    static TEXTS: Mutex<Vec<Box<dyn Read + Send>>> = Mutex::new(Vec::new());
    TEXTS.lock().unwrap().push(text);
    thread::spawn(move || {
        let mut content = String::new();
        TEXTS
            .lock()
            .unwrap()
            .last_mut()
            .unwrap()
            .read_to_string(&mut content)
            .unwrap();
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
