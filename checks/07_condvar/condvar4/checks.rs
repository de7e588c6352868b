//! Verifies that no cook and no waiter sleeps on while there is an order or room, that orders are
//! taken once and in their order, and that there are never more on the rail than it has room for.

use super::Rail;
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

/// One after the other: the oldest order goes first, whatever its number is.
#[test]
fn the_oldest_order_is_taken_first() {
    let rail = rail(3);
    rail.hang(8);
    rail.hang(7);
    rail.hang(9);
    let taken: [u32; 3] = [rail.take(), rail.take(), rail.take()];
    assert!(
        taken == [8, 7, 9],
        "first order 8 was hung on the rail, then 7, then 9, and they were taken in the order \
         {taken:?}"
    );
    let other = self::rail(1);
    rail.hang(1);
    other.hang(2);
    let taken: [u32; 2] = [other.take(), rail.take()];
    assert!(
        taken == [2, 1],
        "order 2 hung on another rail than order 1, and from the two were taken {taken:?}"
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

/// A cook and a waiter who sleep in one kitchen keep nobody waiting in another one.
#[test]
fn two_kitchens_do_not_wait_for_each_other() {
    let rail = rail(1);
    let other = self::rail(1);
    let cook = takes(&rail, "cook");
    other.hang(8);
    let elsewhere: u32 = other.take();
    rail.hang(7);
    let taken: u32 = cook.join().expect("the cook panicked");
    assert!(
        (taken, elsewhere) == (7, 8),
        "order 7 was hung on one rail, order 8 on another one, and {taken} and {elsewhere} were \
         taken"
    );
    rail.hang(5);
    let waiter = hangs(&rail, "waiter", 6);
    other.hang(9);
    let taken: [u32; 3] = [other.take(), rail.take(), rail.take()];
    waiter.join().expect("the waiter panicked");
    assert!(
        taken == [9, 5, 6],
        "order 9 was hung on another rail than 5 and 6, and taken from the two were {taken:?}"
    );
}

/// A wait may end without a cause: then the cook, who finds nothing, sleeps again.
#[cfg(interleave)]
#[test]
fn a_cook_sleeps_until_there_is_an_order() {
    let rail = rail(1);
    let cook = takes(&rail, "cook");
    asleep(
        "cook",
        "the rail was empty, and the cook did not sleep, or not again after it had woken up \
         without a cause",
    );
    rail.hang(7);
    let taken: u32 = cook.join().expect("the cook panicked");
    assert!(
        taken == 7,
        "order 7 was hung on the rail, and the cook took {taken}"
    );
}

/// A wait may end without a cause: then the waiter, who finds no room, sleeps again.
#[cfg(interleave)]
#[test]
fn a_waiter_sleeps_until_there_is_room() {
    let rail = rail(1);
    rail.hang(7);
    let waiter = hangs(&rail, "waiter", 8);
    asleep(
        "waiter",
        "the rail was full, and the waiter did not sleep, or not again after it had woken up \
         without a cause",
    );
    let taken: [u32; 2] = [rail.take(), rail.take()];
    waiter.join().expect("the waiter panicked");
    assert!(
        taken == [7, 8],
        "the orders 7 and 8 were hung on the rail, and taken in the order {taken:?}"
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

/// One order for three cooks, and then room for one of three waiters: the other two sleep on, and do
/// not wake each other up again and again.
#[cfg(not(interleave))]
#[test]
fn those_who_are_left_sleep_on() {
    let rail = rail(1);
    let (done, is_done) = channel::<usize>();
    let names = ["first cook", "second cook", "third cook"];
    let cooks = [0, 1, 2].map(|cook| {
        let (rail, done) = (Arc::clone(&rail), done.clone());
        let thread = spawn(names[cook], move || -> u32 {
            let order: u32 = rail.take();
            done.send(cook).unwrap();
            order
        });
        asleep(names[cook], "the rail was empty, and a cook did not sleep");
        thread
    });
    rail.hang(7);
    let first = is_done.recv().unwrap();
    for left in [(first + 1) % 3, (first + 2) % 3] {
        asleep(
            names[left],
            "one of three cooks took the only order, and another one did not sleep on",
        );
    }
    rail.hang(8);
    rail.hang(9);
    let mut taken: [u32; 3] = cooks.map(|cook| cook.join().expect("a cook panicked"));
    taken.sort();
    assert!(
        taken == [7, 8, 9],
        "the orders 7, 8 and 9 were hung on the rail, and the cooks took {taken:?}"
    );

    while is_done.try_recv().is_ok() {}
    rail.hang(0);
    let names = ["first waiter", "second waiter", "third waiter"];
    let waiters = [0, 1, 2].map(|waiter| {
        let (rail, done) = (Arc::clone(&rail), done.clone());
        let thread = spawn(names[waiter], move || {
            rail.hang(1);
            done.send(waiter).unwrap();
        });
        asleep(
            names[waiter],
            "the rail was full, and a waiter did not sleep",
        );
        thread
    });
    let mut taken: Vec<u32> = vec![rail.take()];
    let first = is_done.recv().unwrap();
    for left in [(first + 1) % 3, (first + 2) % 3] {
        asleep(
            names[left],
            "one of three waiters had the only room, and another one did not sleep on",
        );
    }
    taken.extend([rail.take(), rail.take(), rail.take()]);
    waiters.map(|waiter| waiter.join().expect("a waiter panicked"));
    assert!(
        taken == [0, 1, 1, 1],
        "order 0 was hung on the rail, then order 1 three times, and the cook took {taken:?}"
    );
}
