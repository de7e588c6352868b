//@ passed
// Also without `move`: the closures borrow `count` and the chapters, and both outlive the scope.

use std::thread;

fn word_counts(chapters: &[String], count: fn(&str) -> usize) -> Vec<usize> {
    thread::scope(|scope| {
        let mut counters = Vec::new();
        for chapter in chapters {
            counters.push(scope.spawn(|| count(chapter)));
        }
        counters
            .into_iter()
            .map(|counter| counter.join().unwrap())
            .collect()
    })
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
