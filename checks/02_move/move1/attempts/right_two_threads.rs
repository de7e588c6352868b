//@ passed
// The text is read on one thread and counted on another; the handle is that of the second.

use std::io::{Cursor, Read};
use std::sync::mpsc;
use std::thread::{self, JoinHandle};

/// Starts counting the words of `text` that have at least `min_letters` letters.
pub fn count_words(min_letters: usize, mut text: Box<dyn Read + Send>) -> JoinHandle<usize> {
    let (send, receive) = mpsc::channel::<String>();
    let reader = thread::spawn(move || {
        let mut content = String::new();
        text.read_to_string(&mut content).unwrap();
        send.send(content).unwrap();
    });
    thread::spawn(move || {
        let content = receive.recv().unwrap();
        reader.join().unwrap();
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
