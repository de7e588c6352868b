// spawn3: election night
//
// When the polling stations have closed, their ballot boxes are counted, each on a thread of its
// own. count_all waits for all of them, and returns the counts in the order of the boxes.
//
// What is wrong: "On the screen I see that every box is counted, and every thread has been joined.
// But what count_all returns is nothing but zeros, although the threads write into `counts`."
//
// You may edit the body of count_all. Names and signatures stay as they are. While count_all waits,
// it sleeps: it does not look again and again whether it may go on.

use std::thread;
use std::time::Duration;

/// Counts the votes in one ballot box, once, on any thread.
pub type BallotBox = Box<dyn FnOnce() -> u32 + Send>;

/// Counts all boxes at the same time; the counts stand in the order of the boxes.
pub fn count_all(boxes: [BallotBox; 4]) -> [u32; 4] {
    let mut counts = [0; 4];
    let mut threads = Vec::new();
    for (number, ballot_box) in boxes.into_iter().enumerate() {
        threads.push(thread::spawn(move || {
            // TODO: whose `counts` is this? And how else can a number leave a thread?
            counts[number] = ballot_box();
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
