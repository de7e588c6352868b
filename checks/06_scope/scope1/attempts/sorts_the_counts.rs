//@ failed-check check=the_counts_are_in_the_order_of_the_chapters
// Sorted by their size, the counts are in an order that the book does not have.

use std::thread;

fn word_counts(chapters: &[String], count: fn(&str) -> usize) -> Vec<usize> {
    thread::scope(|s| {
        let hs: Vec<_> = chapters.iter().map(|c| s.spawn(move || count(c))).collect();
        let mut v: Vec<_> = hs.into_iter().map(|h| h.join().unwrap()).collect();
        v.sort();
        v
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
