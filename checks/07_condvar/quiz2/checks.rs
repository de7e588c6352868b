//! Verifies the whole laundry, and the belt alone: everything is washed once, in as many machines as
//! there are and at the same time; nobody sleeps on while there is something to do, or after closing
//! time; and who has to wait sleeps.

use super::{Belt, wash_all};
#[cfg(not(interleave))]
use ::harness::asleep;
use ::harness::{spawn, together};
use std::collections::HashSet;
#[cfg(not(interleave))]
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::channel;
use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle, ThreadId};

fn clean(piece: &str) -> String {
    format!("clean {piece}")
}

fn belt(room: usize) -> Arc<Belt> {
    let belt: Belt = Belt::new(room);
    Arc::new(belt)
}

fn takes(belt: &Arc<Belt>, machine: &str) -> JoinHandle<Option<usize>> {
    let belt = Arc::clone(belt);
    spawn(machine, move || -> Option<usize> { belt.take() })
}

fn puts(belt: &Arc<Belt>, name: &str, number: usize) -> JoinHandle<()> {
    let belt = Arc::clone(belt);
    spawn(name, move || belt.put(number))
}

/// Nothing to wash: the machine must hear that there will be nothing.
#[test]
fn a_day_without_laundry_ends() {
    let washed: Vec<String> = wash_all(&[], 1, 1, clean);
    assert!(
        washed.is_empty(),
        "nothing was brought, and came back as {washed:?}"
    );
}

/// One machine and two baskets, with room for one.
#[test]
fn one_machine_washes_it_all() {
    let washed: Vec<String> = wash_all(&["socks", "shirts"], 1, 1, clean);
    assert!(
        washed == ["clean socks", "clean shirts"],
        "socks and shirts were brought, and came back as {washed:?}"
    );
}

/// Two machines and three baskets, and two of them are alike.
#[test]
fn two_machines_wash_it_all() {
    let washed: Vec<String> = wash_all(&["socks", "shirts", "socks"], 2, 1, clean);
    assert!(
        washed == ["clean socks", "clean shirts", "clean socks"],
        "socks, shirts and more socks were brought, and came back as {washed:?}"
    );
}

/// More machines than baskets.
#[test]
fn a_machine_may_have_nothing_to_do() {
    let washed: Vec<String> = wash_all(&["socks"], 2, 3, clean);
    assert!(
        washed == ["clean socks"],
        "socks were brought, and came back as {washed:?}"
    );
}

/// The belt alone: the oldest basket first, and what is on it when it is closed is not lost.
#[test]
fn a_closed_belt_is_emptied() {
    let belt = belt(3);
    belt.put(7);
    belt.put(8);
    let first: Option<usize> = belt.take();
    belt.close();
    let rest: [Option<usize>; 3] = [belt.take(), belt.take(), belt.take()];
    assert!(
        first == Some(7) && rest == [Some(8), None, None],
        "7 and 8 were put on the belt, 7 was to be taken, then it was closed: taken were \
         {first:?}, and then {rest:?}"
    );
}

/// A machine that comes before the basket gets it, and does not go home instead.
#[test]
fn a_machine_waits_for_its_basket() {
    let belt = belt(1);
    let machine = takes(&belt, "machine");
    belt.put(7);
    let taken: Option<usize> = machine.join().expect("the machine panicked");
    assert!(
        taken == Some(7),
        "the belt is not closed and 7 was put on it, and the machine took {taken:?}"
    );
}

/// Two machines sleep, and the belt is closed: both go home.
#[test]
fn closing_time_is_for_all_machines() {
    let belt = belt(1);
    let machines = ["first machine", "second machine"].map(|machine| takes(&belt, machine));
    belt.close();
    let taken: [Option<usize>; 2] =
        machines.map(|machine| machine.join().expect("a machine panicked"));
    assert!(
        taken == [None, None],
        "the belt was closed and nothing on it, and the machines took {taken:?}"
    );
}

/// Two machines, two baskets, room for one: whatever is told must reach the one it is meant for.
#[test]
fn two_baskets_are_work_for_two_machines() {
    let belt = belt(1);
    let machines = ["first machine", "second machine"].map(|machine| takes(&belt, machine));
    belt.put(7);
    belt.put(8);
    let mut taken: [Option<usize>; 2] =
        machines.map(|machine| machine.join().expect("a machine panicked"));
    taken.sort();
    assert!(
        taken == [Some(7), Some(8)],
        "7 and 8 were put on the belt, and the machines took {taken:?}"
    );
}

/// Two baskets come at once, with room for one: before anything is taken, only one can be put down.
#[test]
fn a_full_belt_takes_no_more() {
    let belt = belt(1);
    let (done, is_done) = channel::<usize>();
    let customers = [("first customer", 7), ("second customer", 8)].map(|(name, number)| {
        let (belt, done) = (Arc::clone(&belt), done.clone());
        spawn(name, move || {
            belt.put(number);
            done.send(number).unwrap();
        })
    });
    let first = is_done.recv().unwrap();
    assert!(
        is_done.try_recv().is_err(),
        "two baskets were put on a belt that has room for one, and none was taken"
    );
    let taken: [Option<usize>; 2] = [belt.take(), belt.take()];
    customers.map(|customer| customer.join().expect("a customer panicked"));
    let second = if first == 7 { 8 } else { 7 };
    assert!(
        taken == [Some(first), Some(second)],
        "{first} was put on the belt, then {second}, and taken were {taken:?}"
    );
}

/// Two machines wait, and two baskets come in a row: there is work for both, and both are told.
#[test]
fn each_basket_is_told_of() {
    let belt = belt(2);
    let machines = ["first machine", "second machine"].map(|machine| takes(&belt, machine));
    #[cfg(not(interleave))]
    for machine in ["first machine", "second machine"] {
        asleep(machine, "the belt was empty, and a machine did not sleep");
    }
    belt.put(7);
    belt.put(8);
    let mut taken: [Option<usize>; 2] =
        machines.map(|machine| machine.join().expect("a machine panicked"));
    taken.sort();
    assert!(
        taken == [Some(7), Some(8)],
        "7 and 8 were put on the belt, and the machines took {taken:?}"
    );
}

/// Two customers wait before a full belt, and two baskets are taken: there is room for both.
#[test]
fn all_room_is_told_of() {
    let belt = belt(2);
    belt.put(7);
    belt.put(8);
    let customers = ["first customer", "second customer"].map(|name| puts(&belt, name, 9));
    #[cfg(not(interleave))]
    for customer in ["first customer", "second customer"] {
        asleep(customer, "the belt was full, and a customer did not sleep");
    }
    let taken: [Option<usize>; 2] = [belt.take(), belt.take()];
    customers.map(|customer| customer.join().expect("a customer panicked"));
    assert!(
        taken == [Some(7), Some(8)],
        "7 and 8 were put on the belt, then 9 and 9, and taken were {taken:?}"
    );
}

/// Two full machines run together, and the laundry is washed in them, not at the counter.
#[test]
fn the_machines_run_at_the_same_time() {
    static THREADS: Mutex<Vec<ThreadId>> = Mutex::new(Vec::new());

    let washed: Vec<String> = wash_all(&["socks", "shirts"], 2, 1, |piece: &str| {
        THREADS.lock().unwrap().push(thread::current().id());
        together(2, "the two machines never ran at the same time");
        clean(piece)
    });
    assert!(
        washed == ["clean socks", "clean shirts"],
        "socks and shirts were brought, and came back as {washed:?}"
    );
    assert!(
        !THREADS.lock().unwrap().contains(&thread::current().id()),
        "something was washed in the caller's own thread"
    );
}

/// Three machines for nine baskets: each is washed once, and there are no more than three threads.
#[cfg(not(interleave))]
#[test]
fn there_are_only_so_many_machines() {
    static THREADS: Mutex<Vec<ThreadId>> = Mutex::new(Vec::new());

    let pieces = ["1", "2", "3", "4", "5", "6", "7", "8", "9"];
    let washed: Vec<String> = wash_all(&pieces, 3, 2, |piece: &str| {
        THREADS.lock().unwrap().push(thread::current().id());
        together(3, "the three machines never ran at the same time");
        clean(piece)
    });
    assert!(
        washed == pieces.map(clean),
        "nine pieces were brought, and came back as {washed:?}"
    );
    let threads = THREADS.lock().unwrap();
    let times = threads.len();
    assert!(
        times == 9,
        "nine pieces must be washed, each of them once, and `wash` ran {times} times"
    );
    let machines = threads.iter().collect::<HashSet<&ThreadId>>().len();
    assert!(
        machines <= 3,
        "there are three machines, and the laundry was washed in {machines} threads"
    );
}

/// One machine is busy with the first basket until the other one has washed all the rest.
#[cfg(not(interleave))]
#[test]
fn a_machine_that_is_done_takes_the_next_basket() {
    static WASHED: AtomicUsize = AtomicUsize::new(0);

    let washed: Vec<String> = wash_all(&["rug", "1", "2", "3", "4"], 2, 1, |piece: &str| {
        if piece == "rug" || WASHED.fetch_add(1, Ordering::SeqCst) == 3 {
            together(
                2,
                "one machine was busy with the first basket, and the other one never washed the \
                 four that were left",
            );
        }
        clean(piece)
    });
    assert!(
        washed.len() == 5,
        "five pieces were brought, and {} came back",
        washed.len()
    );
}

/// A machine before an empty belt sleeps, a customer before a full one, and neither keeps others
/// away.
#[cfg(not(interleave))]
#[test]
fn who_has_to_wait_sleeps() {
    let belt = belt(1);
    let machine = takes(&belt, "machine");
    asleep("machine", "the belt was empty, and a machine did not sleep");
    belt.put(7);
    let taken: Option<usize> = machine.join().expect("the machine panicked");
    assert!(
        taken == Some(7),
        "7 was put on the belt, and the machine took {taken:?}"
    );
    belt.put(8);
    let customer = puts(&belt, "customer", 9);
    asleep(
        "customer",
        "the belt was full, and a customer did not sleep",
    );
    let taken: Option<usize> = belt.take();
    customer.join().expect("the customer panicked");
    let then: Option<usize> = belt.take();
    assert!(
        (taken, then) == (Some(8), Some(9)),
        "8 was on the belt, then came 9, and taken were {taken:?} and {then:?}"
    );
    let machine = takes(&belt, "machine");
    asleep(
        "machine",
        "the belt was empty again, and a machine did not sleep",
    );
    belt.close();
    let taken: Option<usize> = machine.join().expect("the machine panicked");
    assert!(
        taken.is_none(),
        "the belt was closed and nothing on it, and the machine took {taken:?}"
    );
}
