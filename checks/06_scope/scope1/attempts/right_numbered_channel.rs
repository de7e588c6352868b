//@ passed
// Results come through a channel with their numbers.

use std::sync::mpsc;
use std::thread;

fn word_counts(chapters: &[String], count: fn(&str) -> usize) -> Vec<usize> {
    let (sender, results) = mpsc::channel();
    let mut counts = vec![0; chapters.len()];
    thread::scope(|scope| {
        for (number, chapter) in chapters.iter().enumerate() {
            let sender = sender.clone();
            scope.spawn(move || sender.send((number, count(chapter))));
        }
        drop(sender);
        for (number, words) in results {
            counts[number] = words;
        }
    });
    counts
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
