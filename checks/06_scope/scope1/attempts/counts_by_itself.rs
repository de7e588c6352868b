//@ failed-check check=every_chapter_is_counted
// Has threads and a scope, and ignores `count`.

use std::thread;

fn word_counts(chapters: &[String], count: fn(&str) -> usize) -> Vec<usize> {
    let _ = count;
    thread::scope(|scope| {
        let counters: Vec<_> = chapters
            .iter()
            .map(|chapter| scope.spawn(|| chapter.split(' ').count()))
            .collect();
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
