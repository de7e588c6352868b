//! Verifies that every voice has a thread, that all of them sing together, from one score that is
//! not copied, and that the score comes back when the last voice is done.

use super::{Part, Score, rehearse};
use ::harness::{asleep, spawn, together};
use std::collections::HashSet;
use std::sync::{Condvar, Mutex};
use std::thread::{self, ThreadId};

const VOICES: [&str; 4] = ["soprano", "alto", "tenor", "bass"];

fn score() -> Score {
    Score {
        lines: vec![
            String::from("Early one morning"),
            String::from("just as the sun was rising"),
        ],
    }
}

/// Where the score's lines stand in memory: a copy has its text at another place.
fn place(score: &Score) -> usize {
    let line: &&String = &&score.lines[0];
    line.as_ptr() as usize
}

/// All read the same text, at the same place in memory, and that one comes back.
#[test]
fn there_is_only_one_score() {
    static READ: Mutex<Vec<usize>> = Mutex::new(Vec::new());

    let score = score();
    let handed_out = place(&score);
    let back: Score = rehearse(score, &VOICES, |part| {
        READ.lock().unwrap().push(place(&part.score))
    });

    assert!(
        READ.lock().unwrap().iter().all(|read| *read == handed_out),
        "a voice sang from a copy of the score"
    );
    assert!(
        place(&back) == handed_out,
        "what came back is a copy: the score itself is not in the library"
    );
}

/// Every voice sings once, and all of the lines come back.
#[test]
fn every_voice_sings_once() {
    static SUNG: Mutex<Vec<String>> = Mutex::new(Vec::new());

    let back: Score = rehearse(score(), &VOICES, |part| {
        let voice: &String = &part.voice;
        SUNG.lock().unwrap().push(voice.clone());
    });

    let mut sung = SUNG.lock().unwrap().clone();
    sung.sort();
    assert!(
        sung == ["alto", "bass", "soprano", "tenor"],
        "soprano, alto, tenor and bass should sing once each, and there sang: {}",
        sung.join(", ")
    );
    let lines: Vec<String> = back.lines;
    assert!(
        lines == score().lines,
        "the score that came back is not the one that was handed out: {lines:?}"
    );
}

/// The thread of each voice: four different ones, and none of them the caller's.
#[test]
fn every_voice_has_a_thread_of_its_own() {
    static THREADS: Mutex<Vec<ThreadId>> = Mutex::new(Vec::new());

    let _back: Score = rehearse(score(), &VOICES, |_| {
        THREADS.lock().unwrap().push(thread::current().id())
    });

    let threads = THREADS.lock().unwrap();
    assert!(
        !threads.contains(&thread::current().id()),
        "a voice sang in the caller's own thread"
    );
    let different: HashSet<&ThreadId> = threads.iter().collect();
    assert!(
        different.len() == 4,
        "four voices should sing in four threads, not in {}",
        different.len()
    );
}

/// Each voice waits here until all of them sing.
#[test]
fn the_choir_sings_together() {
    let _back: Score = rehearse(score(), &VOICES, |_| {
        together(4, "the four voices never sang at the same time")
    });
}

/// The same with a larger choir.
#[test]
fn a_hundred_voices_sing_together() {
    let _back: Score = rehearse(score(), &["voice"; 100], |_| {
        together(100, "a hundred voices never sang at the same time")
    });
}

/// One voice is held back. Until it is done, the conductor can do nothing but sleep.
#[test]
fn the_conductor_sleeps_until_the_last_voice_is_done() {
    static MAY_END: Mutex<bool> = Mutex::new(false);
    static CHANGED: Condvar = Condvar::new();

    let conductor = spawn("conductor", || {
        let back: Score = rehearse(score(), &VOICES, |part| {
            if part.voice == "alto" {
                let ends = MAY_END.lock().unwrap();
                let _ends = CHANGED.wait_while(ends, |may| !*may).unwrap();
            }
        });
        back
    });
    asleep(
        "conductor",
        "rehearse does not sleep until the last voice is done",
    );
    *MAY_END.lock().unwrap() = true;
    CHANGED.notify_all();
    let _back: Score = conductor.join().expect("rehearse panicked");
}

/// What a part holds may go to another thread by itself, and not only because somebody has promised
/// so of the part as a whole.
#[test]
fn the_score_of_a_part_may_go_to_another_thread() {
    // Two methods with one name: the first one is taken where T is Send, the second one elsewhere.
    struct Asks<'a, T>(&'a T);
    impl<T: Send> Asks<'_, T> {
        fn is_send(&self) -> bool {
            true
        }
    }
    trait Otherwise {
        fn is_send(&self) -> bool {
            false
        }
    }
    impl<T> Otherwise for Asks<'_, T> {}

    static ANSWERS: Mutex<Vec<bool>> = Mutex::new(Vec::new());
    let _back: Score = rehearse(score(), &VOICES, |part: &Part| {
        ANSWERS.lock().unwrap().push(Asks(&part.score).is_send())
    });
    assert!(
        ANSWERS.lock().unwrap().iter().all(|is_send| *is_send),
        "what a part holds must not go to another thread, and yet it went: the voices share it by \
         a pointer that is made for one thread"
    );
}
