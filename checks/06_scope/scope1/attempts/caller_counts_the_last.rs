//@ failed-check check=every_chapter_has_a_thread_of_its_own
// One thread fewer: the caller counts the last chapter itself.

use std::thread;

fn word_counts(chapters: &[String], count: fn(&str) -> usize) -> Vec<usize> {
    let Some((last, others)) = chapters.split_last() else {
        return Vec::new();
    };
    thread::scope(|scope| {
        let counters: Vec<_> = others
            .iter()
            .map(|chapter| scope.spawn(move || count(chapter)))
            .collect();
        let mine = count(last);
        let mut counts: Vec<usize> = counters
            .into_iter()
            .map(|counter| counter.join().unwrap())
            .collect();
        counts.push(mine);
        counts
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
