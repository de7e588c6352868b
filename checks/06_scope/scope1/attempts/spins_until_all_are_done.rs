//@ failed-check check=nobody_reads_any_more_when_it_is_over
// A scope, and a busy loop in it that asks again and again whether all are done.

use std::thread;

fn word_counts(chapters: &[String], count: fn(&str) -> usize) -> Vec<usize> {
    thread::scope(|s| {
        let hs: Vec<_> = chapters.iter().map(|c| s.spawn(move || count(c))).collect();
        while !hs.iter().all(|h| h.is_finished()) {}
        hs.into_iter().map(|h| h.join().unwrap()).collect()
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
