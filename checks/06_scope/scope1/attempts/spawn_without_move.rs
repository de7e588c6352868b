//@ does-not-compile E0373 E0521
// Without `move` the closure borrows `count` too, which makes it one error more.

use std::thread;

fn word_counts(chapters: &[String], count: fn(&str) -> usize) -> Vec<usize> {
    let mut counters = Vec::new();
    for chapter in chapters {
        counters.push(thread::spawn(|| count(chapter)));
    }
    counters
        .into_iter()
        .map(|counter| counter.join().unwrap())
        .collect()
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
