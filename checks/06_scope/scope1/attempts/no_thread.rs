//@ failed-check check=every_chapter_has_a_thread_of_its_own
// Counts alone.

fn word_counts(chapters: &[String], count: fn(&str) -> usize) -> Vec<usize> {
    chapters.iter().map(|chapter| count(chapter)).collect()
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
