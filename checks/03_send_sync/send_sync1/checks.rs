//! Verifies that every ranger has a thread, that all of them are on the way together, and that each
//! notebook goes along and comes back. The programs in `misuse/` show what a notebook is not made
//! for: they must not compile.

use super::{Notebook, send_out};
use ::harness::together;
use std::collections::HashSet;
use std::sync::{Condvar, Mutex};
use std::thread::{self, ThreadId};

fn three_notebooks() -> Vec<Notebook> {
    ["north", "lake", "gorge"].map(Notebook::new).into()
}

/// What was written before the round and what is written on the way: all of it comes back.
#[test]
fn every_notebook_comes_back_filled_in() {
    let notebooks = three_notebooks();
    for notebook in &notebooks {
        notebook.note("set off");
    }
    let back: Vec<Notebook> = send_out(notebooks, |notebook| {
        notebook.note("fence checked");
        notebook.note(&format!("{} is quiet", notebook.ranger));
    });

    assert_eq!(
        back.len(),
        3,
        "three notebooks went out, so three must come back"
    );
    for notebook in &back {
        let notes: Vec<String> = notebook.notes();
        let quiet = format!("{} is quiet", notebook.ranger);
        assert_eq!(
            notes,
            ["set off", "fence checked", quiet.as_str()],
            "notes of {} are missing",
            notebook.ranger
        );
    }
}

/// The thread of each round: three different ones, and none of them the caller's.
#[test]
fn every_round_runs_in_a_thread_of_its_own() {
    static THREADS: Mutex<Vec<ThreadId>> = Mutex::new(Vec::new());

    let _back: Vec<Notebook> = send_out(three_notebooks(), |_| {
        THREADS.lock().unwrap().push(thread::current().id())
    });

    let threads = THREADS.lock().unwrap();
    assert_eq!(
        threads.len(),
        3,
        "there are three notebooks, so three rounds must be walked"
    );
    assert!(
        !threads.contains(&thread::current().id()),
        "a round was walked in the caller's own thread"
    );
    let different: HashSet<&ThreadId> = threads.iter().collect();
    assert_eq!(
        different.len(),
        3,
        "one thread walked two rounds: every ranger needs a thread"
    );
}

/// Each round waits here until the other two have come as far.
#[test]
fn the_rangers_are_on_the_way_together() {
    let _back: Vec<Notebook> = send_out(three_notebooks(), |_| {
        together(
            3,
            "the three rangers were never on the way at the same time",
        )
    });
}

/// A copy has its text at another place in memory; what is moved keeps it.
#[test]
fn the_same_notebook_goes_along_and_comes_back() {
    static ON_THE_WAY: Mutex<Vec<usize>> = Mutex::new(Vec::new());

    let notebooks = three_notebooks();
    let before: HashSet<usize> = notebooks.iter().map(place).collect();
    let back: Vec<Notebook> = send_out(notebooks, |notebook| {
        ON_THE_WAY.lock().unwrap().push(place(notebook));
    });
    let after: HashSet<usize> = back.iter().map(place).collect();

    assert!(
        before == after,
        "send_out returned other notebooks than it was given"
    );
    let on_the_way: HashSet<usize> = ON_THE_WAY.lock().unwrap().iter().copied().collect();
    assert!(
        before == on_the_way,
        "the rangers wrote into copies of the notebooks"
    );
}

fn place(notebook: &Notebook) -> usize {
    let ranger: &str = &notebook.ranger;
    ranger.as_ptr() as usize
}

/// The first ranger is still on the way when the threads of the other two have ended.
#[test]
fn the_slowest_ranger_may_be_the_first() {
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

    let back: Vec<Notebook> = send_out(three_notebooks(), |notebook| {
        together(
            3,
            "the three rangers were never on the way at the same time",
        );
        if notebook.ranger == "north" {
            let _two = ONE_MORE
                .wait_while(ENDED.lock().unwrap(), |ended| *ended < 2)
                .unwrap();
        } else {
            END.with(|_| ());
        }
    });

    let rangers: Vec<&str> = back
        .iter()
        .map(|notebook| notebook.ranger.as_str())
        .collect();
    assert_eq!(
        rangers,
        ["north", "lake", "gorge"],
        "the order must not depend on who is back first"
    );
}
