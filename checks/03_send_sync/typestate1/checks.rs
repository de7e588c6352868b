//! Verifies that a kiln does, step by step, what it should: its fire burns on a thread of its own
//! while the potter goes on, and to take out is to sleep until it is out. (The steps in a wrong
//! order are in the folder `misuse`.)

use super::{Firing, Kiln, Open};
use ::harness::{asleep, spawn, together};
use std::sync::{Condvar, Mutex};
use std::thread::{self, ThreadId};

fn kiln_with(pots: &[&str]) -> Kiln<Open> {
    let mut kiln: Kiln<Open> = Kiln::empty();
    for pot in pots {
        kiln.put_in(pot);
    }
    kiln
}

/// All pots come out, glazed, in the order in which they were put in.
#[test]
fn what_was_put_in_comes_out_glazed() {
    let firing: Kiln<Firing> =
        kiln_with(&["a jug", "a cup", "a bowl"]).light(|pot| pot + " in blue");
    let pots: Vec<String> = firing.take_out();
    assert!(
        pots == ["a jug in blue", "a cup in blue", "a bowl in blue"],
        "a jug, a cup and a bowl were put in, to be glazed in blue, and this came out: {pots:?}"
    );
    let firing: Kiln<Firing> = kiln_with(&[]).light(|pot| pot);
    let pots: Vec<String> = firing.take_out();
    assert!(
        pots.is_empty(),
        "out of an empty kiln came {} pots",
        pots.len()
    );
}

/// A fire glazes one pot after the other: on one thread, which is not the potter's.
#[test]
fn the_fire_has_a_thread_of_its_own() {
    static THREADS: Mutex<Vec<ThreadId>> = Mutex::new(Vec::new());

    let firing: Kiln<Firing> = kiln_with(&["a jug", "a cup", "a bowl"]).light(|pot| {
        THREADS.lock().unwrap().push(thread::current().id());
        pot
    });
    let _: Vec<String> = firing.take_out();
    let threads: Vec<ThreadId> = THREADS.lock().unwrap().clone();
    assert!(
        !threads.contains(&thread::current().id()),
        "the potter's own thread has glazed a pot"
    );
    assert!(
        threads.iter().all(|thread| *thread == threads[0]),
        "the pots of one fire were glazed by several threads, where one should glaze one pot after \
         the other"
    );
}

/// Two kilns burn, and the potter has gone on: all three meet.
#[test]
fn two_kilns_burn_while_the_potter_goes_on() {
    const ALL: &str = "two kilns never burned at the same time while the potter went on";

    let firing: Vec<Kiln<Firing>> = ["a jug", "a cup"]
        .into_iter()
        .map(|pot| {
            let firing: Kiln<Firing> = kiln_with(&[pot]).light(|pot| {
                together(3, ALL);
                pot
            });
            firing
        })
        .collect();
    together(3, ALL);
    let pots: Vec<Vec<String>> = firing.into_iter().map(|firing| firing.take_out()).collect();
    assert!(
        pots == [["a jug"], ["a cup"]],
        "a jug should come out of one kiln, a cup out of the other one, not {pots:?}"
    );
}

/// The fire is kept burning. Until it is out, the potter can do nothing but sleep. The kiln was lit
/// by somebody else: it may go from thread to thread.
#[test]
fn the_potter_sleeps_until_the_fire_is_out() {
    static IS_OUT: Mutex<bool> = Mutex::new(false);
    static CHANGED: Condvar = Condvar::new();

    let firing: Kiln<Firing> = kiln_with(&["a jug"]).light(|pot| {
        let is_out = IS_OUT.lock().unwrap();
        let _is_out = CHANGED.wait_while(is_out, |is_out| !*is_out).unwrap();
        pot
    });
    let potter = spawn("potter", move || {
        let pots: Vec<String> = firing.take_out();
        pots
    });
    asleep("potter", "take_out does not sleep until the fire is out");
    *IS_OUT.lock().unwrap() = true;
    CHANGED.notify_all();
    let pots: Vec<String> = potter.join().expect("take_out panicked");
    assert!(
        pots == ["a jug"],
        "a jug was put in, and this came out: {pots:?}"
    );
}
