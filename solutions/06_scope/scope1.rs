// scope1: a borrowed book
//
// A thread of `thread::spawn` may outlive everything but the program, so it may only have what is
// `'static`. That all handles are joined below is nothing the compiler could rely on: a panic in
// between would skip the joins. `thread::scope` does not return before all of its threads have
// ended, panic or not, so they may borrow what lives longer than the scope.

use std::thread::{self, ScopedJoinHandle};

/// Counts every chapter on a thread of its own; the counts stand in the order of the chapters.
fn word_counts(chapters: &[String], count: fn(&str) -> usize) -> Vec<usize> {
    thread::scope(|scope| {
        // `move` copies the reference `chapter`, not the text behind it.
        let counters: Vec<ScopedJoinHandle<usize>> = chapters
            .iter()
            .map(|chapter| scope.spawn(move || count(chapter)))
            .collect();

        // The scope would wait anyway; the joins are for the results and their order.
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
