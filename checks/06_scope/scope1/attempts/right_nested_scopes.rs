//@ passed
// The first chapter gets a thread, and the function itself counts the others inside of that scope.

use std::thread;

fn word_counts(chapters: &[String], count: fn(&str) -> usize) -> Vec<usize> {
    let (head, tail) = match chapters {
        [] => return vec![],
        [c, rest @ ..] => (c, rest),
    };
    thread::scope(|s| {
        let h = s.spawn(|| count(head));
        let t = word_counts(tail, count);
        let mut v = vec![h.join().unwrap()];
        v.extend(t);
        v
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
