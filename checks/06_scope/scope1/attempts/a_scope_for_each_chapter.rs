//@ failed-check check=the_threads_count_at_the_same_time
// Each scope waits for its one thread before the next scope begins.

use std::thread;

fn word_counts(chapters: &[String], count: fn(&str) -> usize) -> Vec<usize> {
    let mut counts = Vec::new();
    for chapter in chapters {
        thread::scope(|scope| {
            scope.spawn(|| counts.push(count(chapter)));
        });
    }
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
