//! The four boxes are counted at the same time, each on a thread of its own, and the counts come
//! back in the order of the boxes, whichever of them is done first.

use super::{BallotBox, count_all};
use ::harness::{asleep, spawn, together};
use std::collections::HashSet;
use std::sync::{Arc, Mutex, mpsc};
use std::thread::{self, ThreadId};

/// Two elections, so that no number can be written down beforehand. In which order the counts stand
/// does not matter yet.
#[test]
fn the_counts_come_back() {
    for votes in [[310, 84, 172, 255], [7, 0, 7, 1]] {
        let boxes: [BallotBox; 4] = votes.map(|votes| Box::new(move || votes) as BallotBox);
        let counts: [u32; 4] = count_all(boxes);
        assert!(
            sorted(counts) == sorted(votes),
            "the threads counted {votes:?}, and count_all returned {counts:?}"
        );
    }
}

fn sorted(mut counts: [u32; 4]) -> [u32; 4] {
    counts.sort();
    counts
}

/// Four boxes, and each of them stays until all four are being counted.
#[test]
fn all_boxes_are_counted_at_the_same_time() {
    let count = || {
        together(4, "the four boxes were never counted at the same time");
        20_u32
    };
    let boxes: [BallotBox; 4] = [(); 4].map(|()| Box::new(count) as BallotBox);
    let _: [u32; 4] = count_all(boxes);
}

/// Each box notes the thread that counts it: four different ones, and none of them the caller's.
#[test]
fn every_box_has_a_thread_of_its_own() {
    let threads: Arc<Mutex<Vec<ThreadId>>> = Arc::default();
    let boxes: [BallotBox; 4] = [30, 20, 10, 40].map(|votes| {
        let threads = Arc::clone(&threads);
        let ballot_box: BallotBox = Box::new(move || {
            threads.lock().unwrap().push(thread::current().id());
            votes
        });
        ballot_box
    });
    let _: [u32; 4] = count_all(boxes);
    let threads = threads.lock().unwrap();
    assert!(
        !threads.contains(&thread::current().id()),
        "count_all counted a box itself: each box needs a thread"
    );
    let different: HashSet<&ThreadId> = threads.iter().collect();
    let different = different.len();
    assert!(
        different == 4,
        "each of the four boxes needs a thread, and {different} have counted"
    );
}

/// Each box is held at a gate of its own. The third is done first, then the fourth and the second,
/// and the first is the slowest.
#[test]
fn the_slowest_box_is_waited_for_and_keeps_its_place() {
    let (mut gates, boxes): (Vec<_>, Vec<_>) = [65, 12, 98, 43]
        .map(|votes| {
            let (gate, at_the_gate) = mpsc::channel::<()>();
            let ballot_box: BallotBox = Box::new(move || {
                let _ = at_the_gate.recv();
                votes
            });
            (Some(gate), ballot_box)
        })
        .into_iter()
        .unzip();
    let Ok(boxes): Result<[BallotBox; 4], _> = boxes.try_into() else {
        panic!("there are four boxes");
    };

    let caller = spawn("caller", move || {
        let counts: [u32; 4] = count_all(boxes);
        counts
    });
    for done in [2, 3, 1, 0] {
        asleep(
            "caller",
            "count_all does not sleep until the slowest box is counted: \
             it returned too early, or it looks again and again",
        );
        gates[done] = None; // this gate is open
    }

    let counts: [u32; 4] = caller.join().expect("count_all panicked");
    assert!(
        counts == [65, 12, 98, 43],
        "the boxes hold [65, 12, 98, 43], in this order, and count_all returned {counts:?}",
    );
}

/// The first box of one election is held while another election is counted.
#[test]
fn two_elections_do_not_mix() {
    let (gate, at_the_gate) = mpsc::channel::<()>();
    let caller = spawn("caller", move || {
        let held: BallotBox = Box::new(move || {
            let _ = at_the_gate.recv();
            61
        });
        let counts: [u32; 4] = count_all([held, Box::new(|| 62), Box::new(|| 63), Box::new(|| 64)]);
        counts
    });
    asleep(
        "caller",
        "count_all does not sleep until the slowest box is counted: \
         it returned too early, or it looks again and again",
    );
    let other: [u32; 4] =
        count_all([5_u32, 6, 7, 8].map(|votes| Box::new(move || votes) as BallotBox));
    drop(gate); // the gate is open
    let one: [u32; 4] = caller.join().expect("count_all panicked");
    assert!(
        one == [61, 62, 63, 64] && other == [5, 6, 7, 8],
        "two elections were counted at once, [61, 62, 63, 64] and [5, 6, 7, 8]; count_all \
         returned {one:?} and {other:?}"
    );
}
