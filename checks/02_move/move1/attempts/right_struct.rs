//@ passed
// A struct owns what the thread needs, and the struct is moved.

use std::io::{Cursor, Read};
use std::thread::{self, JoinHandle};

/// Starts counting the words of `text` that have at least `min_letters` letters.
pub fn count_words(min_letters: usize, text: Box<dyn Read + Send>) -> JoinHandle<usize> {
    struct Counter {
        min: usize,
        text: Box<dyn Read + Send>,
    }
    impl Counter {
        fn run(mut self) -> usize {
            let mut c = String::new();
            self.text.read_to_string(&mut c).unwrap();
            c.split_whitespace()
                .filter(|w| w.chars().count() >= self.min)
                .count()
        }
    }
    let c = Counter {
        min: min_letters,
        text,
    };
    thread::Builder::new()
        .name("counter".into())
        .spawn(move || c.run())
        .expect("no thread")
}

fn main() {
    let story = Cursor::new("the night was dark and the harbour was quiet");
    let handle = count_words(5, Box::new(story));
    println!("The editor can be used meanwhile.");
    println!("The text has {} long words.", handle.join().unwrap());
}
