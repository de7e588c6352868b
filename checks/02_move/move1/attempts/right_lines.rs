//@ passed
// A named thread that reads line by line.

use std::io::{BufRead, BufReader, Cursor, Read};
use std::thread::{self, JoinHandle};

/// Starts counting the words of `text` that have at least `min_letters` letters.
pub fn count_words(min_letters: usize, text: Box<dyn Read + Send>) -> JoinHandle<usize> {
    thread::Builder::new()
        .name("counts words".to_owned())
        .spawn(move || {
            let mut count = 0;
            for line in BufReader::new(text).lines() {
                let line = line.expect("failed to read the text");
                for word in line.split_whitespace() {
                    count += usize::from(word.chars().count() >= min_letters);
                }
            }
            count
        })
        .expect("failed to start a thread")
}

fn main() {
    let story = Cursor::new("the night was dark and the harbour was quiet");
    let handle = count_words(5, Box::new(story));
    println!("The editor can be used meanwhile.");
    println!("The text has {} long words.", handle.join().unwrap());
}
