//! Verifies that a ferry takes those who are on the list when it departs, and nobody else; that it
//! sails on a thread of its own; and that the list is free while it does.

use super::{PIER, depart, sign_up};
use ::harness::{asleep, spawn, together};
use std::sync::Mutex;
use std::thread::{self, JoinHandle, ThreadId};

/// All who are on the list sail, and their names are not on it any more.
#[test]
fn each_passenger_sails_once() {
    static AT_SEA: Mutex<Vec<Vec<String>>> = Mutex::new(Vec::new());
    let sail: fn(&[String]) = |passengers| AT_SEA.lock().unwrap().push(passengers.to_vec());

    sign_up("Ada");
    sign_up("Ben");
    let first: JoinHandle<Vec<String>> = depart(sail);
    let first: Vec<String> = first.join().expect("the first ferry did not arrive");
    sign_up("Cleo");
    let second: JoinHandle<Vec<String>> = depart(sail);
    let second: Vec<String> = second.join().expect("the second ferry did not arrive");

    assert!(
        first == ["Ada", "Ben"] && second == ["Cleo"],
        "Ada and Ben should arrive with the first ferry and Cleo with the second one. \
         There arrived {first:?}, and {second:?}"
    );
    let at_sea = AT_SEA.lock().unwrap();
    assert!(
        *at_sea == [first, second],
        "the ferries should sail once each, with those who arrive; at sea were {at_sea:?}"
    );
}

/// The thread of each ferry, which is not the caller's.
#[test]
fn a_ferry_sails_on_a_thread_of_its_own() {
    static THREADS: Mutex<Vec<ThreadId>> = Mutex::new(Vec::new());

    sign_up("Ada");
    let ferry: JoinHandle<Vec<String>> =
        depart(|_| THREADS.lock().unwrap().push(thread::current().id()));
    let _: Vec<String> = ferry.join().expect("the ferry did not arrive");
    assert!(
        !THREADS.lock().unwrap().contains(&thread::current().id()),
        "the ferry sailed in the caller's own thread"
    );
}

/// While somebody else has the list, a ferry cannot know who comes along: it waits at the pier, and
/// not somewhere behind depart's back.
#[test]
fn who_comes_along_is_known_when_depart_returns() {
    let list = PIER.lock().unwrap();
    let captain = spawn("captain", || {
        let ferry: JoinHandle<Vec<String>> = depart(|_| ());
        ferry
    });
    asleep(
        "captain",
        "the list was in use, and depart did not wait for it",
    );
    drop(list);
    let ferry: JoinHandle<Vec<String>> = captain.join().expect("depart panicked");
    let _: Vec<String> = ferry.join().expect("the ferry did not arrive");
}

/// The ferry stays at sea until the next passenger has signed up.
#[test]
fn the_list_is_free_while_the_ferry_is_at_sea() {
    const BOTH: &str = "nobody could sign up while the ferry was at sea";

    sign_up("Ada");
    let ferry: JoinHandle<Vec<String>> = depart(|_| together(2, BOTH));
    sign_up("Ben");
    together(2, BOTH);
    let first: Vec<String> = ferry.join().expect("the first ferry did not arrive");
    let ferry: JoinHandle<Vec<String>> = depart(|_| ());
    let second: Vec<String> = ferry.join().expect("the second ferry did not arrive");
    assert!(
        first == ["Ada"] && second == ["Ben"],
        "Ada was on the list when the ferry departed, and Ben signed up while it was at sea. \
         With it arrived {first:?}, and with the next one {second:?}"
    );
}

/// Two ferries are at sea together, and the list is free.
#[test]
fn two_ferries_are_at_sea_together() {
    const ALL: &str = "two ferries were never at sea at the same time, with the list free";

    let ferries = ["Ada", "Ben"].map(|name| {
        sign_up(name);
        let ferry: JoinHandle<Vec<String>> = depart(|_| together(3, ALL));
        ferry
    });
    sign_up("Cleo");
    together(3, ALL);
    let arrived: [Vec<String>; 2] =
        ferries.map(|ferry| ferry.join().expect("a ferry did not arrive"));
    assert!(
        arrived == [["Ada"], ["Ben"]],
        "Ada should arrive with the first ferry, Ben with the second one, not {arrived:?}"
    );
}

/// Whoever signs up after the ferry has departed takes the next one.
#[test]
fn who_comes_too_late_takes_the_next_ferry() {
    sign_up("Ada");
    let first: JoinHandle<Vec<String>> = depart(|_| ());
    sign_up("Ben");
    let first: Vec<String> = first.join().expect("the first ferry did not arrive");
    let second: JoinHandle<Vec<String>> = depart(|_| ());
    let second: Vec<String> = second.join().expect("the second ferry did not arrive");
    assert!(
        first == ["Ada"] && second == ["Ben"],
        "Ben has signed up when the first ferry had departed. With it arrived {first:?}, \
         and with the second one {second:?}"
    );
}

/// A ferry departs even when nobody is on the list. It does not come back for those who sign up then.
#[test]
fn an_empty_ferry_does_not_come_back() {
    let first: JoinHandle<Vec<String>> = depart(|_| ());
    sign_up("Ada");
    let first: Vec<String> = first.join().expect("the first ferry did not arrive");
    let second: JoinHandle<Vec<String>> = depart(|_| ());
    let second: Vec<String> = second.join().expect("the second ferry did not arrive");
    assert!(
        first.is_empty() && second == ["Ada"],
        "Nobody was on the list when the first ferry departed, and Ada signed up then. With it \
         arrived {first:?}, and with the second one {second:?}"
    );
}

/// Ben signs up while a ferry departs. He is on its list or on the next one's, but on one of them.
#[test]
fn nobody_is_lost_when_a_ferry_departs() {
    sign_up("Ada");
    let passenger = thread::spawn(|| sign_up("Ben"));
    let first: JoinHandle<Vec<String>> = depart(|_| ());
    passenger.join().expect("sign_up panicked");
    let second: JoinHandle<Vec<String>> = depart(|_| ());
    let first: Vec<String> = first.join().expect("the first ferry did not arrive");
    let second: Vec<String> = second.join().expect("the second ferry did not arrive");
    let mut arrived: Vec<&String> = first.iter().chain(&second).collect();
    arrived.sort();
    assert!(
        arrived == ["Ada", "Ben"],
        "Ben signed up while the first ferry departed. With it arrived {first:?}, and with the \
         second one {second:?}"
    );
}

/// Two ferries depart at the same moment. One takes all who are on the list, the other one nobody.
#[test]
fn a_ferry_takes_all_or_nobody() {
    sign_up("Ada");
    sign_up("Ben");
    let captain = thread::spawn(|| {
        let ferry: JoinHandle<Vec<String>> = depart(|_| ());
        ferry
    });
    let mine: JoinHandle<Vec<String>> = depart(|_| ());
    let other: JoinHandle<Vec<String>> = captain.join().expect("depart panicked");
    let mine: Vec<String> = mine.join().expect("a ferry did not arrive");
    let other: Vec<String> = other.join().expect("a ferry did not arrive");
    let all = ["Ada", "Ben"];
    assert!(
        (mine == all && other.is_empty()) || (other == all && mine.is_empty()),
        "Ada and Ben were on the list when two ferries departed at the same time. One of them \
         takes both. There arrived {mine:?}, and {other:?}"
    );
}

/// Nobody else uses the list here. So it is free when depart returns, in every order of events,
/// unless its guard has gone to another thread.
#[cfg(interleave)]
#[test]
fn the_list_is_free_when_depart_returns() {
    sign_up("Ada");
    let ferry: JoinHandle<Vec<String>> = depart(|_| ());
    let is_free = PIER.try_lock().is_ok();
    let _: Vec<String> = ferry.join().expect("the ferry did not arrive");
    assert!(
        is_free,
        "depart had returned, and the list was still locked: the ferry had taken the guard along"
    );
}
