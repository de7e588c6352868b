//@ does-not-compile E0597
// Passes the compiler's demand on to the caller: now only a book that lives for ever can be counted.

use std::thread;

fn word_counts(chapters: &'static [String], count: fn(&str) -> usize) -> Vec<usize> {
    let mut counters = Vec::new();
    for chapter in chapters {
        counters.push(thread::spawn(move || count(chapter)));
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
