//@ failed-check check=a_hundred_chapters_are_counted_at_the_same_time
// Three threads at a time: the fourth chapter waits for the first three.

use std::thread;

fn word_counts(chapters: &[String], count: fn(&str) -> usize) -> Vec<usize> {
    chapters
        .chunks(3)
        .flat_map(|group| {
            thread::scope(|s| {
                let hs: Vec<_> = group.iter().map(|c| s.spawn(move || count(c))).collect();
                hs.into_iter()
                    .map(|h| h.join().unwrap())
                    .collect::<Vec<_>>()
            })
        })
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
