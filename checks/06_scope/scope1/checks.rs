//! Verifies that each chapter is counted in a thread of its own, all of them together, in the
//! caller's own text and not in a copy, and that no thread is left when `word_counts` is over.

use super::word_counts;
use ::harness::{asleep, spawn, together};
use std::collections::HashSet;
use std::sync::{Condvar, Mutex};
use std::thread::{self, ThreadId};

// Whoever calls this owns a book that lives no longer than the check.
fn book() -> Vec<String> {
    ["one two", "one two three", "one"]
        .map(String::from)
        .to_vec()
}

fn words(chapter: &str) -> usize {
    chapter.split_whitespace().count()
}

/// The counts are what `count` returns, one for each chapter.
#[test]
fn every_chapter_is_counted() {
    let book = book();
    let mut counts: Vec<usize> = word_counts(&book, words);
    counts.sort();
    assert!(
        counts == [1, 2, 3],
        "the chapters have 1, 2 and 3 words, and word_counts returned {counts:?}"
    );
    let mut lengths: Vec<usize> = word_counts(&book[..2], |chapter: &str| chapter.len());
    lengths.sort();
    assert!(
        lengths == [7, 13],
        "the numbers must be what `count` returns: expected 7 and 13, found {lengths:?}"
    );
    let nothing: Vec<usize> = word_counts(&[], words);
    assert!(
        nothing.is_empty(),
        "a book without chapters has no counts, and word_counts returned {nothing:?}"
    );
}

/// The thread of each chapter: three different ones, and none of them the caller's.
#[test]
fn every_chapter_has_a_thread_of_its_own() {
    static THREADS: Mutex<Vec<ThreadId>> = Mutex::new(Vec::new());

    let _counts: Vec<usize> = word_counts(&book(), |chapter: &str| {
        THREADS.lock().unwrap().push(thread::current().id());
        words(chapter)
    });

    let threads = THREADS.lock().unwrap();
    let times = threads.len();
    assert!(
        times == 3,
        "three chapters must be counted, each one once, and `count` ran {times} times"
    );
    assert!(
        !threads.contains(&thread::current().id()),
        "a chapter was counted in the caller's own thread"
    );
    let different: HashSet<&ThreadId> = threads.iter().collect();
    assert!(
        different.len() == 3,
        "one thread counted two chapters: each chapter needs a thread"
    );
}

/// Each thread waits here until the other two are counting as well.
#[test]
fn the_threads_count_at_the_same_time() {
    let _counts: Vec<usize> = word_counts(&book(), |chapter: &str| {
        together(3, "the three chapters were never counted at the same time");
        words(chapter)
    });
}

/// A longer book has more threads; no chapter waits until another one is counted.
#[test]
fn a_hundred_chapters_are_counted_at_the_same_time() {
    let book: Vec<String> = vec![String::from("one"); 100];
    let _counts: Vec<usize> = word_counts(&book, |chapter: &str| {
        together(100, "a hundred chapters were never counted at the same time");
        words(chapter)
    });
}

/// A copy stands at another place in memory than the caller's text.
#[test]
fn the_chapters_are_borrowed_and_not_copied() {
    static READ: Mutex<Vec<usize>> = Mutex::new(Vec::new());

    let book = book();
    let _counts: Vec<usize> = word_counts(&book, |chapter: &str| {
        READ.lock().unwrap().push(chapter.as_ptr() as usize);
        words(chapter)
    });

    let chapters: HashSet<usize> = book
        .iter()
        .map(|chapter| chapter.as_ptr() as usize)
        .collect();
    let read: HashSet<usize> = READ.lock().unwrap().iter().copied().collect();
    assert!(
        chapters == read,
        "the threads counted in copies of the chapters"
    );
}

/// The thread of the second chapter ends first, then the third one's, and the first one's last.
#[test]
fn the_counts_are_in_the_order_of_the_chapters() {
    static ENDED: Mutex<u32> = Mutex::new(0);
    static ONE_MORE: Condvar = Condvar::new();
    thread_local!(static END: End = const { End });

    struct End;
    // A thread drops its thread-locals when its closure is done.
    impl Drop for End {
        fn drop(&mut self) {
            *ENDED.lock().unwrap() += 1;
            ONE_MORE.notify_all();
        }
    }

    let counts: Vec<usize> = word_counts(&book(), |chapter: &str| {
        together(3, "the three chapters were never counted at the same time");
        let before: u32 = match chapter {
            "one two three" => 0,
            "one" => 1,
            _ => 2,
        };
        let _my_turn = ONE_MORE
            .wait_while(ENDED.lock().unwrap(), |ended| *ended < before)
            .unwrap();
        END.with(|_| ());
        words(chapter)
    });

    assert!(
        counts == [2, 3, 1],
        "the order must not depend on which thread is done first: \
         expected [2, 3, 1], found {counts:?}"
    );
}

/// The first and the last thread panic while the second is still reading. Whatever becomes of the
/// panics: the book may only go away after the second has ended.
#[test]
fn nobody_reads_any_more_when_it_is_over() {
    static MAY_END: Mutex<bool> = Mutex::new(false);
    static CHANGED: Condvar = Condvar::new();

    let caller = spawn("caller", || {
        let _counts: Vec<usize> = word_counts(&book(), |chapter: &str| {
            together(3, "the three chapters were never counted at the same time");
            if chapter != "one two three" {
                panic!("this thread panics, and another one is still reading");
            }
            let _open = CHANGED
                .wait_while(MAY_END.lock().unwrap(), |may_end| !*may_end)
                .unwrap();
            words(chapter)
        });
    });
    asleep(
        "caller",
        "word_counts does not sleep until all of its threads have ended: \
         it was over too early, or it looks again and again",
    );
    *MAY_END.lock().unwrap() = true;
    CHANGED.notify_all();
    let _counted_or_panicked = caller.join();
}
