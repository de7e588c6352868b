//@ failed-check check=the_words_are_counted
// The number that main prints, written down.

use std::io::{Cursor, Read};
use std::thread::{self, JoinHandle};

/// Starts counting the words of `text` that have at least `min_letters` letters.
pub fn count_words(min_letters: usize, text: Box<dyn Read + Send>) -> JoinHandle<usize> {
    drop((min_letters, text));
    thread::spawn(|| 3)
}

fn main() {
    let story = Cursor::new("the night was dark and the harbour was quiet");
    let handle = count_words(5, Box::new(story));
    println!("The editor can be used meanwhile.");
    println!("The text has {} long words.", handle.join().unwrap());
}
