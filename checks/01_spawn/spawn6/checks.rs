//! However many pictures come, they are shrunk by as many threads as were asked for, which work at
//! the same time; the small ones come back in the order of the pictures.

use super::{Picture, shrink_all};
use ::harness::{asleep, spawn, together};
use std::collections::HashSet;
use std::sync::Mutex;
use std::sync::mpsc::{self, Receiver};
use std::thread::{self, ThreadId};

/// Neither the names nor the widths say in which order they come; and some are of the same width.
fn width_of(number: u32) -> u32 {
    1000 + 10 * (number * 5 % 7)
}

fn pictures(number: u32) -> Vec<Picture> {
    let picture = |number: u32| Picture {
        name: format!("picture {number}"),
        width: width_of(number),
    };
    (1..=number).map(picture).collect()
}

fn a_tenth(picture: Picture) -> Picture {
    let (name, width): (String, u32) = (picture.name, picture.width);
    Picture {
        name,
        width: width / 10,
    }
}

/// The threads on which this many pictures were shrunk, one for each picture.
fn threads_for(number: u32, workers: usize) -> Vec<ThreadId> {
    static THREADS: Mutex<Vec<ThreadId>> = Mutex::new(Vec::new());
    let shrink = |picture| {
        THREADS.lock().unwrap().push(thread::current().id());
        picture
    };
    let _small: Vec<Picture> = shrink_all(pictures(number), workers, shrink);
    std::mem::take(&mut *THREADS.lock().unwrap())
}

/// A thread has a number that no other one ever gets, so the threads can be counted. Seven pictures
/// for three workers: that does not come out even.
#[test]
fn there_are_no_more_threads_than_workers() {
    for (number, workers) in [(12, 4), (7, 3), (100, 3), (20, 1), (15, 6)] {
        let threads: HashSet<ThreadId> = threads_for(number, workers).into_iter().collect();
        let threads = threads.len();
        assert!(
            threads <= workers,
            "{number} pictures and {workers} workers: \
             the pictures were shrunk by {threads} different threads"
        );
    }
}

/// Four workers, and each of them stays with its first picture until all four are at work.
#[test]
fn the_workers_work_at_the_same_time() {
    let shrink = |picture| {
        together(4, "four workers never shrank pictures at the same time");
        picture
    };
    let _small: Vec<Picture> = shrink_all(pictures(12), 4, shrink);
}

/// In all the ways in which the numbers can fit together, or not.
#[test]
fn every_small_picture_has_its_place() {
    for (number, workers) in [(12, 4), (7, 3), (2, 5), (1, 1), (0, 3), (5, 4), (9, 2)] {
        let caller = thread::spawn(move || -> Vec<Picture> {
            shrink_all(pictures(number), workers, a_tenth)
        });
        let small: Vec<Picture> = caller
            .join()
            .unwrap_or_else(|_| panic!("{number} pictures and {workers} workers: it panicked"));
        let small: Vec<(String, u32)> = small
            .into_iter()
            .map(|picture| (picture.name, picture.width))
            .collect();
        let expected: Vec<(String, u32)> = (1..=number)
            .map(|number| (format!("picture {number}"), width_of(number) / 10))
            .collect();
        assert!(
            small == expected,
            "{number} pictures and {workers} workers: \
             expected {expected:?}, and shrink_all returned {small:?}"
        );
    }
}

/// The first picture is held at a gate, so its worker is the slowest. shrink_all waits for it.
#[test]
fn the_slowest_worker_is_waited_for() {
    static GATE: Mutex<Option<Receiver<()>>> = Mutex::new(None);
    let (gate, at_the_gate) = mpsc::channel::<()>();
    *GATE.lock().unwrap() = Some(at_the_gate);
    let shrink = |picture: Picture| {
        if picture.name == "picture 1" {
            let at_the_gate = GATE.lock().unwrap().take();
            let _ = at_the_gate.expect("each picture comes once").recv();
        }
        picture
    };

    let caller = spawn("caller", move || {
        let small: Vec<Picture> = shrink_all(pictures(6), 3, shrink);
        small
    });
    asleep(
        "caller",
        "shrink_all does not sleep until the slowest worker is done: \
         it returned too early, or it looks again and again",
    );

    drop(gate); // the gate is open
    let small: Vec<Picture> = caller.join().expect("shrink_all panicked");
    let names: Vec<String> = small.into_iter().map(|picture| picture.name).collect();
    let expected: [String; 6] = [1, 2, 3, 4, 5, 6].map(|number| format!("picture {number}"));
    assert!(
        names == expected,
        "the first picture was done last, and they came back as {names:?}"
    );
}
