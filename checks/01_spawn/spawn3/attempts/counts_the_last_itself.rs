//@ failed-check check=every_box_has_a_thread_of_its_own
// Three threads: the fourth box is counted by the caller, who has nothing else to do.

use std::thread;
use std::time::Duration;

/// Counts the votes in one ballot box, once, on any thread.
pub type BallotBox = Box<dyn FnOnce() -> u32 + Send>;

/// Counts all boxes at the same time; the counts stand in the order of the boxes.
pub fn count_all(boxes: [BallotBox; 4]) -> [u32; 4] {
    let [a, b, c, d] = boxes;
    let t = [a, b, c].map(thread::spawn);
    let d = d();
    let [a, b, c] = t.map(|t| t.join().unwrap());
    [a, b, c, d]
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
