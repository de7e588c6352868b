//@ passed
// No handles: each thread writes into its own place of the result, which the scope lends out.

use std::thread;

fn word_counts(chapters: &[String], count: fn(&str) -> usize) -> Vec<usize> {
    let mut counts = vec![0; chapters.len()];
    thread::scope(|scope| {
        for (chapter, slot) in chapters.iter().zip(&mut counts) {
            scope.spawn(move || *slot = count(chapter));
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
