//! Verifies that no clerk waits for himself or for another for ever, that the same goods get one
//! number and different goods different ones, and that those who only read do so together.

use super::Labels;
use ::harness::{asleep, spawn, together};
use std::collections::HashMap;
#[cfg(interleave)]
use std::panic::catch_unwind;
#[cfg(interleave)]
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::sync::{Arc, RwLock};
use std::thread::JoinHandle;

fn labels(known: &[&str]) -> Arc<Labels> {
    let labels: Labels = Labels::new();
    let numbers: &RwLock<HashMap<String, u32>> = &labels.numbers;
    assert!(
        numbers.read().unwrap().is_empty(),
        "a new warehouse has no goods"
    );
    for goods in known {
        let _: u32 = labels.number(goods);
    }
    Arc::new(labels)
}

fn asks(labels: &Arc<Labels>, clerk: &str, goods: &'static str) -> JoinHandle<u32> {
    let labels = Arc::clone(labels);
    spawn(clerk, move || -> u32 { labels.number(goods) })
}

/// One clerk alone: new goods get the next number, known ones keep theirs. Another warehouse begins
/// with 1 again.
#[test]
fn one_clerk_labels_the_goods() {
    let labels = labels(&[]);
    let numbers = ["bolts", "nuts", "bolts", "nails", "nuts"].map(|goods| {
        let number: u32 = labels.number(goods);
        number
    });
    assert!(
        numbers == [1, 2, 1, 3, 2],
        "bolts, nuts, bolts, nails, nuts should get [1, 2, 1, 3, 2], and got {numbers:?}"
    );
    let other: u32 = self::labels(&[]).number("nuts");
    assert!(
        other == 1,
        "the first goods of another warehouse were nuts, and got {other}"
    );
}

/// The same new goods come in at two doors at once. Afterwards come others.
#[test]
fn the_same_goods_come_twice() {
    let labels = labels(&[]);
    let left = asks(&labels, "left", "bolts");
    let right: u32 = labels.number("bolts");
    let left: u32 = left.join().expect("the left clerk panicked");
    let later: [u32; 2] = [labels.number("bolts"), labels.number("nuts")];
    assert!(
        (left, right) == (1, 1) && later == [1, 2],
        "bolts came in at two doors at once: their number is 1, and the clerks said {left} and \
         {right}. Later bolts got {}, and nuts, which should get 2, got {}",
        later[0],
        later[1]
    );
}

/// Different new goods come in at once.
#[test]
fn different_goods_come_at_once() {
    let labels = labels(&["bolts"]);
    let left = asks(&labels, "left", "nuts");
    let right: u32 = labels.number("nails");
    let left: u32 = left.join().expect("the left clerk panicked");
    let later: [u32; 2] = [labels.number("nuts"), labels.number("nails")];
    assert!(
        [(2, 3), (3, 2)].contains(&(left, right)) && later == [left, right],
        "nuts and nails came in at once, when there was number 1: they should get 2 and 3. The \
         clerks said {left} and {right}, and later {} and {}",
        later[0],
        later[1]
    );
}

/// One clerk only reads, while another one has new goods.
#[test]
fn known_goods_and_new_goods_come_at_once() {
    let labels = labels(&["bolts"]);
    let left = asks(&labels, "left", "bolts");
    let right: u32 = labels.number("nuts");
    let left: u32 = left.join().expect("the left clerk panicked");
    assert!(
        (left, right) == (1, 2),
        "bolts have the number 1, and nuts, which are new, get 2. The clerks said {left} and \
         {right}"
    );
}

/// Somebody reads, and stays at it until a clerk has found the number of known goods.
#[test]
fn those_who_read_do_not_wait_for_each_other() {
    let labels = labels(&["bolts"]);
    let reads = labels.numbers.read().unwrap();
    let clerk = spawn("clerk", {
        let labels = Arc::clone(&labels);
        move || -> u32 {
            let number: u32 = labels.number("bolts");
            together(
                2,
                "a clerk with known goods waited until nobody else was reading",
            );
            number
        }
    });
    together(
        2,
        "a clerk with known goods waited until nobody else was reading",
    );
    drop(reads);
    let number: u32 = clerk.join().expect("the clerk panicked");
    assert!(
        number == 1,
        "bolts have the number 1, and the clerk said {number}"
    );
}

/// Somebody else looks for a moment, too, while a clerk finds the number of known goods.
#[test]
fn who_finds_known_goods_keeps_nobody_from_reading() {
    let labels = labels(&["bolts"]);
    let clerk = asks(&labels, "clerk", "bolts");
    let could_read = labels.numbers.try_read().is_ok();
    let number: u32 = clerk.join().expect("the clerk panicked");
    assert!(
        number == 1 && could_read,
        "bolts have the number 1, and the clerk said {number}. Could somebody else read meanwhile? \
         {could_read}"
    );
}

/// Two clerks with known goods wait until nobody writes. Then the left one takes its time: others
/// do hundreds of things before it goes on. The right one need not wait for it.
#[cfg(interleave)]
#[test]
fn two_clerks_find_known_goods_at_once() {
    let sentence = "a clerk with known goods did not sleep while somebody was writing";
    let labels = labels(&["bolts"]);
    let writes = labels.numbers.write().unwrap();
    let others = spawn("others", {
        let labels = Arc::clone(&labels);
        move || {
            drop(labels.numbers.read());
            let things = AtomicU32::new(0);
            for _ in 0..300 {
                things.fetch_add(1, SeqCst);
            }
        }
    });
    let left = asks(&labels, "left", "bolts");
    asleep("left", sentence);
    let right = asks(&labels, "right", "bolts");
    asleep("right", sentence);
    drop(writes);
    // It panics unless the right clerk sleeps all the time that others take.
    let sleeps = catch_unwind(|| asleep("right", "it went on")).is_ok();
    others.join().unwrap();
    let left: u32 = left.join().expect("the left clerk panicked");
    let right: u32 = right.join().expect("the right clerk panicked");
    assert!(
        !sleeps,
        "left and right came with known goods, and right waited until left had its number: those \
         who only read do not wait for each other"
    );
    assert!(
        (left, right) == (1, 1),
        "bolts have the number 1, and the clerks said {left} and {right}"
    );
}

/// While somebody reads, new goods wait; while somebody writes, known goods wait as well.
#[cfg(not(interleave))]
#[test]
fn a_clerk_who_has_to_wait_sleeps() {
    let labels = labels(&["bolts"]);
    let reads = labels.numbers.read().unwrap();
    let clerk = asks(&labels, "clerk", "nuts");
    asleep(
        "clerk",
        "a clerk with new goods did not sleep until nobody was reading",
    );
    drop(reads);
    let nuts: u32 = clerk.join().expect("the clerk panicked");

    let writes = labels.numbers.write().unwrap();
    let clerk = asks(&labels, "clerk", "bolts");
    asleep(
        "clerk",
        "a clerk with known goods did not sleep while somebody was writing",
    );
    drop(writes);
    let bolts: u32 = clerk.join().expect("the clerk panicked");
    assert!(
        (bolts, nuts) == (1, 2),
        "bolts have the number 1 and nuts 2, and the clerks said {bolts} and {nuts}"
    );
}
