// spawn3: election night

use std::thread;
use std::time::Duration;

/// Counts the votes in one ballot box, once, on any thread.
pub type BallotBox = Box<dyn FnOnce() -> u32 + Send>;

/// Counts all boxes at the same time; the counts stand in the order of the boxes.
pub fn count_all(boxes: [BallotBox; 4]) -> [u32; 4] {
    // What a closure returns, its thread keeps for whoever joins it. So the count is the value of
    // the closure, and there is nothing to write into. (`map` of an array starts all the threads
    // before it returns; an iterator's would not.)
    let threads = boxes.map(thread::spawn);
    // Each handle is asked in its turn: who was done first makes no difference to the order.
    threads.map(|thread| thread.join().expect("a box could not be counted"))
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
