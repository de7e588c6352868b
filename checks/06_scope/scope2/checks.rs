//! Verifies that each stretch of the street has a thread of its own, that all of them are at work
//! together, in the caller's own street and not in a copy, and that they are done at the end.

use super::clear;
use ::harness::{asleep, spawn, together};
use std::collections::HashSet;
use std::sync::{Condvar, Mutex};
use std::thread::{self, ThreadId};

/// What is left before each house, and how long each plough's stretch was.
#[test]
fn every_house_is_cleared_once() {
    static LENGTHS: Mutex<Vec<usize>> = Mutex::new(Vec::new());

    let mut street: Vec<u32> = vec![10, 20, 30, 40, 50, 60, 70];
    clear(&mut street, 3, |part: &mut [u32]| {
        LENGTHS.lock().unwrap().push(part.len());
        for (place, snow) in part.iter_mut().enumerate() {
            *snow += place as u32 + 1;
        }
    });
    assert!(
        street == [11, 22, 33, 41, 52, 63, 71],
        "each plough adds 1, 2 and 3 to the numbers of its stretch of three houses: expected \
         [11, 22, 33, 41, 52, 63, 71], found {street:?}"
    );
    let mut lengths: Vec<usize> = LENGTHS.lock().unwrap().clone();
    lengths.sort();
    assert!(
        lengths == [1, 3, 3],
        "seven houses are two stretches of three and one of one; the ploughs had {lengths:?}"
    );
}

/// Streets that are shorter than a stretch, just as long as two, and without a house.
#[test]
fn a_street_may_have_any_length() {
    static PLOUGHS: Mutex<usize> = Mutex::new(0);

    for (houses, stretch, expected) in [(1, 3, 1), (4, 2, 2), (3, 1, 3), (2, 100, 1), (0, 3, 0)] {
        *PLOUGHS.lock().unwrap() = 0;
        let mut street: Vec<u32> = vec![10; houses];
        clear(&mut street, stretch, |part: &mut [u32]| {
            *PLOUGHS.lock().unwrap() += 1;
            for snow in part {
                *snow -= 9;
            }
        });
        assert!(
            street == vec![1; houses],
            "{houses} houses, cleared in stretches of {stretch}: 1 is to be left at each of them, \
             and there is {street:?}"
        );
        let ploughs = *PLOUGHS.lock().unwrap();
        assert!(
            ploughs == expected,
            "{houses} houses, cleared in stretches of {stretch}: the number of ploughs is to be \
             {expected}, and it was {ploughs}"
        );
    }
}

/// The thread of each plough: three different ones, and none of them the caller's.
#[test]
fn every_plough_has_a_thread_of_its_own() {
    static THREADS: Mutex<Vec<ThreadId>> = Mutex::new(Vec::new());

    clear(&mut [10; 7], 3, |_: &mut [u32]| {
        THREADS.lock().unwrap().push(thread::current().id())
    });

    let threads = THREADS.lock().unwrap();
    let times = threads.len();
    assert!(
        times == 3,
        "three stretches need three ploughs, and `plough` was called {times} times"
    );
    assert!(
        !threads.contains(&thread::current().id()),
        "a stretch was cleared in the caller's own thread"
    );
    let different: HashSet<&ThreadId> = threads.iter().collect();
    assert!(
        different.len() == 3,
        "one thread cleared two stretches: each plough needs a thread"
    );
}

/// Each plough waits here until the other two are at work as well.
#[test]
fn the_ploughs_work_at_the_same_time() {
    clear(&mut [10; 7], 3, |_: &mut [u32]| {
        together(3, "the three ploughs were never at work at the same time")
    });
}

/// A longer street has more ploughs; none of them waits until another one is done.
#[test]
fn a_hundred_ploughs_work_at_the_same_time() {
    clear(&mut [10; 100], 1, |_: &mut [u32]| {
        together(100, "a hundred ploughs were never at work at the same time")
    });
}

/// A copy stands at another place in memory than the caller's street.
#[test]
fn the_ploughs_clear_the_street_itself() {
    static PLACES: Mutex<Vec<usize>> = Mutex::new(Vec::new());

    let mut street: [u32; 7] = [10; 7];
    clear(&mut street, 3, |part: &mut [u32]| {
        for snow in part {
            PLACES.lock().unwrap().push(snow as *mut u32 as usize);
        }
    });
    let mut cleared: Vec<usize> = PLACES.lock().unwrap().clone();
    cleared.sort();
    let houses: Vec<usize> = street
        .iter()
        .map(|snow| snow as *const u32 as usize)
        .collect();
    assert!(
        cleared == houses,
        "the ploughs cleared a copy of the street, and not the street itself"
    );
}

/// Two ploughs are done, and one is held. Until it may end, the caller can do nothing but sleep.
#[test]
fn the_caller_sleeps_until_the_last_plough_is_done() {
    static MAY_END: Mutex<bool> = Mutex::new(false);
    static CHANGED: Condvar = Condvar::new();

    let caller = spawn("caller", || {
        let mut street: [u32; 3] = [10, 40, 20];
        clear(&mut street, 1, |part: &mut [u32]| {
            if part[0] == 40 {
                let _open = CHANGED
                    .wait_while(MAY_END.lock().unwrap(), |may_end| !*may_end)
                    .unwrap();
            }
            part[0] = 0;
        });
        street
    });
    asleep(
        "caller",
        "clear does not sleep until the last plough is done: \
         it was over too early, or it looks again and again",
    );
    *MAY_END.lock().unwrap() = true;
    CHANGED.notify_all();
    let street: [u32; 3] = caller.join().expect("clear panicked");
    assert!(
        street == [0, 0, 0],
        "every plough has cleared its house, and what is left is {street:?}"
    );
}
