//@ passed
// Each thread sets a place of its own, once.

use std::thread;

fn word_counts(chapters: &[String], count: fn(&str) -> usize) -> Vec<usize> {
    use std::sync::OnceLock;
    let slots: Vec<OnceLock<usize>> = chapters.iter().map(|_| OnceLock::new()).collect();
    thread::scope(|s| {
        for (slot, c) in std::iter::zip(&slots, chapters) {
            s.spawn(|| slot.set(count(c)).unwrap());
        }
    });
    slots.iter().map(|s| *s.get().unwrap()).collect()
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
