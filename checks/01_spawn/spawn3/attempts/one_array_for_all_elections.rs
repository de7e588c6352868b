//@ failed-check check=two_elections_do_not_mix
// A static array needs no way back, but there is only one for all calls.

use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;
use std::time::Duration;

/// Counts the votes in one ballot box, once, on any thread.
pub type BallotBox = Box<dyn FnOnce() -> u32 + Send>;

/// Counts all boxes at the same time; the counts stand in the order of the boxes.
pub fn count_all(boxes: [BallotBox; 4]) -> [u32; 4] {
    static COUNTS: [AtomicU32; 4] = [const { AtomicU32::new(0) }; 4];
    let mut t = vec![];
    for (i, b) in boxes.into_iter().enumerate() {
        t.push(thread::spawn(move || {
            COUNTS[i].store(b(), Ordering::SeqCst)
        }));
    }
    for t in t {
        t.join().unwrap();
    }
    std::array::from_fn(|i| COUNTS[i].load(Ordering::SeqCst))
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
