//@ failed-check check=the_chapters_are_borrowed_and_not_copied
// A copy that is never freed is `'static`, and the memory is lost.

use std::thread;

fn word_counts(chapters: &[String], count: fn(&str) -> usize) -> Vec<usize> {
    let book: &'static [String] = chapters.to_vec().leak();
    let mut counters = Vec::new();
    for chapter in book {
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
