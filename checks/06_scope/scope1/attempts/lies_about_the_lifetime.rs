//@ failed-check check=nobody_reads_any_more_when_it_is_over
// Calls the borrow `'static`. After a panic the other threads read what is gone.

use std::thread;

fn word_counts(chapters: &[String], count: fn(&str) -> usize) -> Vec<usize> {
    // SAFETY: every thread is joined below.
    let chapters: &'static [String] = unsafe { std::mem::transmute(chapters) };
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
