//@ failed-check check=nobody_reads_any_more_when_it_is_over
// Calls the borrow `'static`, and joins from the last to the first: a panic of the last one ends
// it too early.

use std::thread;

fn word_counts(chapters: &[String], count: fn(&str) -> usize) -> Vec<usize> {
    let chapters: &'static [String] = unsafe { std::mem::transmute(chapters) };
    let mut hs: Vec<_> = chapters
        .iter()
        .map(|c| thread::spawn(move || count(c)))
        .collect();
    let mut out = Vec::new();
    while let Some(h) = hs.pop() {
        out.push(h.join().unwrap());
    }
    out.reverse();
    out
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
