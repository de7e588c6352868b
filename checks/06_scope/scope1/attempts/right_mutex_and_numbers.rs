//@ passed
// One locked vector for all results, with a place for each chapter.

use std::sync::Mutex;
use std::thread;

fn word_counts(chapters: &[String], count: fn(&str) -> usize) -> Vec<usize> {
    let counts = Mutex::new(vec![0; chapters.len()]);
    thread::scope(|scope| {
        for (number, chapter) in chapters.iter().enumerate() {
            let counts = &counts;
            scope.spawn(move || {
                let words = count(chapter);
                counts.lock().unwrap()[number] = words;
            });
        }
    });
    counts.into_inner().unwrap()
}

fn main() {
    let book = vec![
        String::from("It was a dark and stormy night"),
        String::from("The rain fell in torrents"),
        String::from("The end"),
    ];
    let counts = word_counts(&book, |chapter| chapter.split_whitespace().count());
    for (chapter, words) in book.iter().zip(&counts) {
        println!("{words:>3} words: {chapter}");
    }
    println!("{:>3} in all", counts.iter().sum::<usize>());
}
