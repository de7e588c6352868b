//! Verifies that no cook and no waiter sleeps on while there is an order or room, that orders are
//! taken once and in their order, and that there are never more on the rail than it has room for.

use super::Rail;
#[cfg(not(interleave))]
use ::harness::asleep;
use ::harness::spawn;
use std::sync::Arc;
use std::sync::mpsc::channel;
use std::thread::JoinHandle;

fn rail(room: usize) -> Arc<Rail> {
    let rail: Rail = Rail::new(room);
    Arc::new(rail)
}

fn takes(rail: &Arc<Rail>, cook: &str) -> JoinHandle<u32> {
    let rail = Arc::clone(rail);
    spawn(cook, move || -> u32 { rail.take() })
}

fn hangs(rail: &Arc<Rail>, waiter: &str, order: u32) -> JoinHandle<()> {
    let rail = Arc::clone(rail);
    spawn(waiter, move || rail.hang(order))
}

/// One after the other: the oldest order goes first.
#[test]
fn the_oldest_order_is_taken_first() {
    let rail = rail(3);
    rail.hang(7);
    rail.hang(8);
    rail.hang(9);
    let taken: [u32; 3] = [rail.take(), rail.take(), rail.take()];
    assert!(
        taken == [7, 8, 9],
        "the orders 7, 8 and 9 were hung on the rail, and taken in the order {taken:?}"
    );
}

/// One waiter with two orders, one cook, and room for one order.
#[test]
fn one_waiter_and_one_cook() {
    let rail = rail(1);
    let cook = spawn("cook", {
        let rail = Arc::clone(&rail);
        move || -> [u32; 2] { [rail.take(), rail.take()] }
    });
    rail.hang(7);
    rail.hang(8);
    let taken: [u32; 2] = cook.join().expect("the cook panicked");
    assert!(
        taken == [7, 8],
        "the orders 7 and 8 were hung on the rail, and taken in the order {taken:?}"
    );
}

/// Two cooks take one order each; the waiter needs room for the second one.
#[test]
fn one_waiter_and_two_cooks() {
    let rail = rail(1);
    let cooks = ["first cook", "second cook"].map(|cook| takes(&rail, cook));
    rail.hang(7);
    rail.hang(8);
    let mut taken: [u32; 2] = cooks.map(|cook| cook.join().expect("a cook panicked"));
    taken.sort();
    assert!(
        taken == [7, 8],
        "the orders 7 and 8 were hung on the rail, and the cooks took {taken:?}"
    );
}

/// Two waiters find the rail full; the cook takes one order after the other.
#[test]
fn two_waiters_and_one_cook() {
    let rail = rail(1);
    rail.hang(6);
    let waiters = [("first waiter", 7), ("second waiter", 8)]
        .map(|(waiter, order)| hangs(&rail, waiter, order));
    let mut taken: [u32; 3] = [rail.take(), rail.take(), rail.take()];
    waiters.map(|waiter| waiter.join().expect("a waiter panicked"));
    taken[1..].sort();
    assert!(
        taken == [6, 7, 8],
        "order 6 was hung on the rail, then 7 and 8 at once, and the cook took {taken:?}"
    );
}

/// Room for both orders: two cooks sleep, and the second order must wake somebody as well.
#[test]
fn two_orders_are_work_for_two_cooks() {
    let rail = rail(2);
    let cooks = ["first cook", "second cook"].map(|cook| takes(&rail, cook));
    rail.hang(7);
    rail.hang(8);
    let mut taken: [u32; 2] = cooks.map(|cook| cook.join().expect("a cook panicked"));
    taken.sort();
    assert!(
        taken == [7, 8],
        "the orders 7 and 8 were hung on the rail, and the cooks took {taken:?}"
    );
}

/// The rail is full with two orders, and two waiters come: both are told when there is room.
#[test]
fn room_for_two_is_room_for_two_waiters() {
    let rail = rail(2);
    rail.hang(5);
    rail.hang(6);
    let waiters = [("first waiter", 7), ("second waiter", 8)]
        .map(|(waiter, order)| hangs(&rail, waiter, order));
    let taken: [u32; 2] = [rail.take(), rail.take()];
    waiters.map(|waiter| waiter.join().expect("a waiter panicked"));
    let mut later: [u32; 2] = [rail.take(), rail.take()];
    later.sort();
    assert!(
        taken == [5, 6] && later == [7, 8],
        "the orders 5 and 6 hung on the rail, and then 7 and 8 came at once; the cook took \
         {taken:?}, and then {later:?}"
    );
}

/// Two waiters find room for one: before anything is taken, only one of them can be done.
#[test]
fn a_full_rail_takes_no_more() {
    let rail = rail(1);
    let (done, is_done) = channel::<u32>();
    let waiters = [("first waiter", 7), ("second waiter", 8)].map(|(waiter, order)| {
        let (rail, done) = (Arc::clone(&rail), done.clone());
        spawn(waiter, move || {
            rail.hang(order);
            done.send(order).unwrap();
        })
    });
    let first = is_done.recv().unwrap();
    assert!(
        is_done.try_recv().is_err(),
        "two orders were hung on a rail that has room for one, and none was taken"
    );
    let taken: [u32; 2] = [rail.take(), rail.take()];
    waiters.map(|waiter| waiter.join().expect("a waiter panicked"));
    let second = if first == 7 { 8 } else { 7 };
    assert!(
        taken == [first, second],
        "{first} was hung on the rail, then {second}, and the cook took {taken:?}"
    );
}

/// Four cooks sleep, and one waiter: whatever is told must reach the one it is meant for.
#[test]
fn one_waiter_and_four_cooks() {
    let rail = rail(1);
    let cooks =
        ["first cook", "second cook", "third cook", "fourth cook"].map(|cook| takes(&rail, cook));
    for order in [6, 7, 8, 9] {
        rail.hang(order);
    }
    let mut taken: [u32; 4] = cooks.map(|cook| cook.join().expect("a cook panicked"));
    taken.sort();
    assert!(
        taken == [6, 7, 8, 9],
        "the orders 6, 7, 8 and 9 were hung on the rail, and the cooks took {taken:?}"
    );
}

/// A cook before an empty rail sleeps, and a waiter before a full one; neither keeps others away.
#[cfg(not(interleave))]
#[test]
fn who_has_to_wait_sleeps() {
    let rail = rail(2);
    let cooks = ["first cook", "second cook"].map(|cook| {
        let thread = takes(&rail, cook);
        asleep(cook, "the rail was empty, and a cook did not sleep");
        thread
    });
    rail.hang(1);
    rail.hang(2);
    cooks.map(|cook| cook.join().expect("a cook panicked"));

    rail.hang(3);
    rail.hang(4);
    let waiters = [("first waiter", 5), ("second waiter", 6)].map(|(waiter, order)| {
        let thread = hangs(&rail, waiter, order);
        asleep(
            waiter,
            "there was no room on the rail, and a waiter did not sleep",
        );
        thread
    });
    let first: [u32; 2] = [rail.take(), rail.take()];
    waiters.map(|waiter| waiter.join().expect("a waiter panicked"));
    let mut later: [u32; 2] = [rail.take(), rail.take()];
    later.sort();
    assert!(
        first == [3, 4] && later == [5, 6],
        "3 and 4 hung on the rail, 5 and 6 had to wait; taken were {first:?}, and then {later:?}"
    );
}
