//@ passed
// A loop with named threads, and the panic of a thread goes on with its own message.

use std::thread;

fn word_counts(chapters: &[String], count: fn(&str) -> usize) -> Vec<usize> {
    let mut counts = Vec::with_capacity(chapters.len());
    thread::scope(|scope| {
        let mut counters = Vec::new();
        for (number, chapter) in chapters.iter().enumerate() {
            let builder = thread::Builder::new().name(format!("chapter {}", number + 1));
            let counter = builder.spawn_scoped(scope, move || count(chapter));
            counters.push(counter.expect("no thread for a chapter"));
        }
        for counter in counters {
            match counter.join() {
                Ok(words) => counts.push(words),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
    });
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
