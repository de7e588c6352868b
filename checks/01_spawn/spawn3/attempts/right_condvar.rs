//@ passed
// Nobody is joined: the caller sleeps until the last count has been noted.

use std::sync::{Arc, Condvar, Mutex};
use std::thread;
use std::time::Duration;

/// Counts the votes in one ballot box, once, on any thread.
pub type BallotBox = Box<dyn FnOnce() -> u32 + Send>;

/// Counts all boxes at the same time; the counts stand in the order of the boxes.
pub fn count_all(boxes: [BallotBox; 4]) -> [u32; 4] {
    let shared = Arc::new((Mutex::new([None; 4]), Condvar::new()));
    for (i, b) in boxes.into_iter().enumerate() {
        let shared = shared.clone();
        thread::spawn(move || {
            let n = b();
            shared.0.lock().unwrap()[i] = Some(n);
            shared.1.notify_one();
        });
    }
    let done = shared
        .1
        .wait_while(shared.0.lock().unwrap(), |c| c.iter().any(|c| c.is_none()))
        .unwrap();
    done.map(|c| c.unwrap())
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
