//@ passed
// Each count comes with the number of its box.

use std::sync::mpsc;
use std::thread;
use std::time::Duration;

/// Counts the votes in one ballot box, once, on any thread.
pub type BallotBox = Box<dyn FnOnce() -> u32 + Send>;

/// Counts all boxes at the same time; the counts stand in the order of the boxes.
pub fn count_all(boxes: [BallotBox; 4]) -> [u32; 4] {
    let (send, receive) = mpsc::channel();
    for (number, ballot_box) in boxes.into_iter().enumerate() {
        let send = send.clone();
        thread::spawn(move || send.send((number, ballot_box())).unwrap());
    }
    drop(send);
    let mut counts = [0; 4];
    for (number, count) in receive {
        counts[number] = count;
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
