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

    let number = back.len();
    assert!(
        number == 3,
        "three notebooks went out, and {number} came back"
    );
    for notebook in &back {
        let notes: Vec<String> = notebook.notes();
        let quiet = format!("{} is quiet", notebook.ranger);
        let expected = ["set off", "fence checked", quiet.as_str()];
        assert!(
            notes == expected,
            "the notebook that came back does not hold what was written into it: \
             expected {expected:?}, found {notes:?}"
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
    let rounds = threads.len();
    assert!(
        rounds == 3,
        "there are three notebooks, so three rounds must be walked, not {rounds}"
    );
    assert!(
        !threads.contains(&thread::current().id()),
        "a round was walked in the caller's own thread"
    );
    let different: HashSet<&ThreadId> = threads.iter().collect();
    assert!(
        different.len() == 3,
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

/// The same in a larger park: nobody waits at home until others are back.
#[test]
fn a_hundred_rangers_are_on_the_way_together() {
    let notebooks: Vec<Notebook> = (0..100).map(|_| Notebook::new("ranger")).collect();
    let _back: Vec<Notebook> = send_out(notebooks, |_| {
        together(100, "a hundred rangers were never on the way at the same time")
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
    // Twice `&`: this must be a String, and nothing that only turns into one.
    let ranger: &&String = &&notebook.ranger;
    ranger.as_ptr() as usize
}

/// The thread of the second ranger ends first, then the third one's, and the first one's last.
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
        let before: u32 = match notebook.ranger.as_str() {
            "lake" => 0,
            "gorge" => 1,
            _ => 2,
        };
        let _my_turn = ONE_MORE
            .wait_while(ENDED.lock().unwrap(), |ended| *ended < before)
            .unwrap();
        END.with(|_| ());
    });

    let rangers: Vec<&str> = back
        .iter()
        .map(|notebook| notebook.ranger.as_str())
        .collect();
    assert!(
        rangers == ["north", "lake", "gorge"],
        "the order must not depend on who is back first: it was north, lake, gorge, and now is {}",
        rangers.join(", ")
    );
}
