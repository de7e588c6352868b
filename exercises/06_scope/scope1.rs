// scope1: a borrowed book
//
// A publisher counts the words of a book. word_counts starts one thread for each chapter, sleeps
// until all of them have counted, and returns the counts in the order of the chapters. The book is
// only borrowed: it is not copied for the threads, and it is still the caller's afterwards.
// Whatever happens, no thread reads in it any more when word_counts is over, not even when one of
// the threads panics.
//
// What is wrong: it does not compile. "The chapters escape, it says. I join every thread before I
// return, so nobody can be reading when the book goes away. Do I really have to clone the whole
// book?"
//
// You may edit the body of word_counts. Its signature stays as it is. No `unsafe`.

use std::thread;

/// Counts every chapter on a thread of its own; the counts stand in the order of the chapters.
fn word_counts(chapters: &[String], count: fn(&str) -> usize) -> Vec<usize> {
    // TODO: these threads may run for as long as they like. Which ones may not?
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
