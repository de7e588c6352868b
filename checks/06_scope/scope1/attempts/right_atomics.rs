//@ passed
// Each thread stores into an atomic of its own; the end of the scope publishes them.

use std::thread;

fn word_counts(chapters: &[String], count: fn(&str) -> usize) -> Vec<usize> {
    use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
    let out: Vec<AtomicUsize> = chapters.iter().map(|_| AtomicUsize::new(0)).collect();
    thread::scope(|s| {
        for i in 0..chapters.len() {
            let out = &out;
            s.spawn(move || out[i].store(count(&chapters[i]), Relaxed));
        }
    });
    out.into_iter().map(AtomicUsize::into_inner).collect()
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
