//@ failed-check check=the_counts_come_back
// The threads write through a variable of another name: still each into a copy of its own.

use std::thread;
use std::time::Duration;

/// Counts the votes in one ballot box, once, on any thread.
pub type BallotBox = Box<dyn FnOnce() -> u32 + Send>;

/// Counts all boxes at the same time; the counts stand in the order of the boxes.
pub fn count_all(boxes: [BallotBox; 4]) -> [u32; 4] {
    let counts = [0; 4];
    let mut threads = Vec::new();
    for (number, ballot_box) in boxes.into_iter().enumerate() {
        let mut mine = counts;
        threads.push(thread::spawn(move || {
            mine[number] = ballot_box();
            println!("{mine:?}");
        }));
    }
    for thread in threads {
        thread.join().unwrap();
    }
    counts
}

fn ballot_box(station: &'static str, votes: u32) -> BallotBox {
    Box::new(move || {
        thread::sleep(Duration::from_millis(u64::from(votes))); // the more votes, the longer
        println!("{station}: {votes} votes");
        votes
    })
}

fn main() {
    let counts = count_all([
        ballot_box("school", 48),
        ballot_box("town hall", 31),
        ballot_box("fire station", 12),
        ballot_box("library", 27),
    ]);
    println!("counted: {counts:?}, {} in all", counts.iter().sum::<u32>());
}
