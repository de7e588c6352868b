//! Verifies that a seller never waits for a stall, that "not now" leaves both stalls free and as
//! they were, that nothing is lost or doubled, and that a panic does not close a stall for ever.

use super::{Stall, swap};
use ::harness::spawn;
#[cfg(interleave)]
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
#[cfg(interleave)]
use std::{thread::sleep, time::Duration};

fn stall(thing: &str) -> Arc<Stall> {
    let stall: Stall = Mutex::new(String::from(thing));
    Arc::new(stall)
}

/// What lies on the stall. Nobody may hold it now.
fn thing(stall: &Stall) -> String {
    let thing = match stall.try_lock() {
        Ok(thing) => thing,
        Err(std::sync::TryLockError::Poisoned(poisoned)) => poisoned.into_inner(),
        Err(std::sync::TryLockError::WouldBlock) => {
            panic!("nobody swaps any more, and a stall is still in use")
        }
    };
    let thing: &String = &thing;
    thing.clone()
}

fn proposes(seller: &str, mine: &Arc<Stall>, theirs: &Arc<Stall>) -> JoinHandle<bool> {
    let (mine, theirs) = (Arc::clone(mine), Arc::clone(theirs));
    spawn(seller, move || -> bool { swap(&mine, &theirs) })
}

/// A seller panics with the stall in hand.
fn panics_at(stall: &Arc<Stall>) {
    let stall = Arc::clone(stall);
    let seller = spawn("unlucky", move || {
        let _thing = stall.lock().unwrap();
        panic!("a seller panics at a stall, as this check wants it");
    });
    assert!(seller.join().is_err(), "this seller should have panicked");
}

/// Nobody else is at the market.
#[test]
fn two_things_are_swapped() {
    let (lamp, vase) = (stall("a lamp"), stall("a vase"));
    let swapped: bool = swap(&lamp, &vase);
    let things = (thing(&lamp), thing(&vase));
    assert!(
        swapped && things == (String::from("a vase"), String::from("a lamp")),
        "a lamp and a vase, and nobody else at the market: were they swapped? {swapped}. What \
         lies on the two stalls: {things:?}"
    );
}

/// The other stall is in use all the time.
#[test]
fn their_stall_is_in_use() {
    let (lamp, vase) = (stall("a lamp"), stall("a vase"));
    let in_use = vase.lock().unwrap();
    let seller = proposes("seller", &lamp, &vase);
    let swapped: bool = seller.join().expect("the seller panicked");
    drop(in_use);
    let things = (thing(&lamp), thing(&vase));
    assert!(
        !swapped && things == (String::from("a lamp"), String::from("a vase")),
        "the other stall was in use: were the things swapped? {swapped}. On the stalls, where a \
         lamp and a vase should lie as before: {things:?}"
    );
}

/// The seller's own stall is in use all the time.
#[test]
fn my_stall_is_in_use() {
    let (lamp, vase) = (stall("a lamp"), stall("a vase"));
    let in_use = lamp.lock().unwrap();
    let seller = proposes("seller", &lamp, &vase);
    let swapped: bool = seller.join().expect("the seller panicked");
    drop(in_use);
    let things = (thing(&lamp), thing(&vase));
    assert!(
        !swapped && things == (String::from("a lamp"), String::from("a vase")),
        "the seller's own stall was in use: were the things swapped? {swapped}. On the stalls, \
         where a lamp and a vase should lie as before: {things:?}"
    );
}

/// The same, asked a thousand times. "Not now" comes at once: whoever tries a few times more before
/// it says so does many thousand steps here, and is out of the allowance for one check.
#[test]
fn not_now_is_said_a_thousand_times() {
    let (lamp, vase) = (stall("a lamp"), stall("a vase"));
    let in_use = vase.lock().unwrap();
    let seller = spawn("seller", {
        let (lamp, vase) = (Arc::clone(&lamp), Arc::clone(&vase));
        move || -> usize { (0..1000).filter(|_| swap(&lamp, &vase)).count() }
    });
    let swaps: usize = seller.join().expect("the seller panicked");
    drop(in_use);
    assert!(
        swaps == 0,
        "the other stall was in use, and of a thousand proposals {swaps} were accepted"
    );
}

/// The clock of this check goes on only when nobody can run. A customer is at the other stall for
/// the shortest time there is, and still there when the answer comes: nobody sleeps over it.
#[cfg(interleave)]
#[test]
fn nobody_sleeps_over_the_answer() {
    let (lamp, vase) = (stall("a lamp"), stall("a vase"));
    let in_use = vase.lock().unwrap();
    let answered = Arc::new(AtomicBool::new(false));
    let seller = spawn("seller", {
        let (lamp, vase) = (Arc::clone(&lamp), Arc::clone(&vase));
        let answered = Arc::clone(&answered);
        move || {
            let _: bool = swap(&lamp, &vase);
            answered.store(true, Ordering::SeqCst);
        }
    });
    sleep(Duration::from_nanos(1));
    let at_once = answered.load(Ordering::SeqCst);
    drop(in_use);
    seller.join().expect("the seller panicked");
    assert!(
        at_once,
        "the other stall was in use, and the seller who proposed a swap slept before it said so"
    );
}

/// Two sellers propose a swap to each other at the same moment.
#[test]
fn two_sellers_propose_at_once() {
    let (lamp, vase) = (stall("a lamp"), stall("a vase"));
    let other = proposes("other", &vase, &lamp);
    let mine: bool = swap(&lamp, &vase);
    let theirs: bool = other.join().expect("the other seller panicked");
    let things = (thing(&lamp), thing(&vase));
    let right = match mine == theirs {
        true => ("a lamp", "a vase"),
        false => ("a vase", "a lamp"),
    };
    assert!(
        (things.0.as_str(), things.1.as_str()) == right,
        "two sellers wanted to swap a lamp and a vase at once. Did they? {mine} and {theirs}. So \
         there should be {right:?} on the stalls, and there is {things:?}"
    );
}

/// Three stalls, and the one in the middle is wanted twice. Nothing is lost or doubled.
#[test]
fn three_things_stay_three_things() {
    let (lamp, vase, clock) = (stall("a lamp"), stall("a vase"), stall("a clock"));
    let other = proposes("other", &vase, &clock);
    let mine: bool = swap(&lamp, &vase);
    let theirs: bool = other.join().expect("the other seller panicked");
    let things = [thing(&lamp), thing(&vase), thing(&clock)];
    let mut sorted = things.clone();
    sorted.sort();
    assert!(
        sorted == ["a clock", "a lamp", "a vase"] && (mine || theirs || things[0] == "a lamp"),
        "two of three things were to be swapped, and two others of them at the same time. Were \
         they? {mine} and {theirs}. On the stalls: {things:?}"
    );
}

/// Two pairs of sellers who have nothing to do with each other both swap.
#[test]
fn other_stalls_do_not_matter() {
    let (lamp, vase) = (stall("a lamp"), stall("a vase"));
    let (clock, chair) = (stall("a clock"), stall("a chair"));
    let other = proposes("other", &clock, &chair);
    let mine: bool = swap(&lamp, &vase);
    let theirs: bool = other.join().expect("the other seller panicked");
    assert!(
        mine && theirs,
        "two swaps at four different stalls, all of them free, and the answers were {mine} and \
         {theirs}"
    );
}

/// A seller has panicked: nobody is at that stall, and the thing is still there.
#[test]
fn a_panic_does_not_close_a_stall() {
    let (lamp, vase) = (stall("a lamp"), stall("a vase"));
    panics_at(&vase);
    let first: bool = swap(&lamp, &vase);
    let second: bool = swap(&vase, &lamp);
    let third: bool = swap(&lamp, &vase);
    let things = (thing(&lamp), thing(&vase));
    assert!(
        first && second && third && things == (String::from("a vase"), String::from("a lamp")),
        "somebody panicked at the vase, and then it was swapped three times, with the lamp. The \
         answers were {first}, {second} and {third}, and on the stalls there is {things:?}"
    );
}

/// A stall at which somebody has panicked can be in use, too, like any other.
#[test]
fn a_stall_with_a_panic_can_be_in_use() {
    let (lamp, vase) = (stall("a lamp"), stall("a vase"));
    panics_at(&vase);
    let in_use = vase.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
    let there = proposes("seller", &lamp, &vase);
    let there: bool = there.join().expect("the seller panicked");
    let back = proposes("seller", &vase, &lamp);
    let back: bool = back.join().expect("the seller panicked");
    drop(in_use);
    assert!(
        !there && !back,
        "a stall at which somebody had panicked was in use, and yet it was swapped: {there}, {back}"
    );
}
