//! Verifies that a customer never reaches for a loaf that is not there, that each loaf is sold
//! once, and that nobody sleeps on while there is one for them.

use super::Shelf;
#[cfg(not(interleave))]
use ::harness::asleep;
use ::harness::spawn;
use std::sync::Arc;
#[cfg(not(interleave))]
use std::sync::mpsc::channel;
use std::thread::JoinHandle;

fn takes(shelf: &Arc<Shelf>, customer: &str) -> JoinHandle<u32> {
    let shelf = Arc::clone(shelf);
    spawn(customer, move || -> u32 { shelf.take() })
}

/// Loaves lie there already: nobody waits, and the oldest goes first, whatever its number is.
#[test]
fn the_oldest_loaf_is_taken_first() {
    let shelf: Shelf = Shelf::new();
    shelf.put(8);
    shelf.put(7);
    shelf.put(9);
    let taken: [u32; 3] = [shelf.take(), shelf.take(), shelf.take()];
    assert!(
        taken == [8, 7, 9],
        "first loaf 8 was laid on the shelf, then 7, then 9, and they were taken in the order \
         {taken:?}"
    );
    let other: Shelf = Shelf::new();
    shelf.put(1);
    other.put(2);
    let taken: [u32; 2] = [other.take(), shelf.take()];
    assert!(
        taken == [2, 1],
        "loaf 2 was on another shelf than loaf 1, and from the two were taken {taken:?}"
    );
}

/// One customer, who may come before the loaf or after it.
#[test]
fn one_customer_gets_the_loaf() {
    let shelf: Arc<Shelf> = Arc::new(Shelf::new());
    let ada = takes(&shelf, "Ada");
    shelf.put(7);
    let loaf: u32 = ada.join().expect("a customer panicked");
    assert!(
        loaf == 7,
        "the loaf was number 7, and the customer has {loaf}"
    );
}

/// One loaf after the other, and one customer for each.
#[test]
fn two_customers_get_a_loaf_each() {
    let shelf: Arc<Shelf> = Arc::new(Shelf::new());
    let customers = ["Ada", "Bob"].map(|customer| takes(&shelf, customer));
    shelf.put(7);
    shelf.put(8);
    let mut loaves: [u32; 2] =
        customers.map(|customer| customer.join().expect("a customer panicked"));
    loaves.sort();
    assert!(
        loaves == [7, 8],
        "the loaves 7 and 8 were laid on the shelf, and the two customers have {loaves:?}"
    );
}

/// A second customer, who comes just when a loaf is laid down, may be quicker than who waited.
#[test]
fn a_customer_who_was_overtaken_gets_the_next_loaf() {
    let shelf: Arc<Shelf> = Arc::new(Shelf::new());
    let ada = takes(&shelf, "Ada");
    shelf.put(7);
    let bob = takes(&shelf, "Bob");
    shelf.put(8);
    let bob: u32 = bob.join().expect("a customer panicked");
    let ada: u32 = ada.join().expect("a customer panicked");
    let mut loaves: [u32; 2] = [ada, bob];
    loaves.sort();
    assert!(
        loaves == [7, 8],
        "the loaves 7 and 8 were laid on the shelf, and the two customers have {loaves:?}"
    );
}

/// Who waits at one shelf keeps nobody from another one.
#[test]
fn customers_of_two_shelves_do_not_wait_for_each_other() {
    let shelf: Arc<Shelf> = Arc::new(Shelf::new());
    let ada = takes(&shelf, "Ada");
    let other: Shelf = Shelf::new();
    other.put(9);
    let taken: u32 = other.take();
    shelf.put(7);
    let loaf: u32 = ada.join().expect("a customer panicked");
    assert!(
        (loaf, taken) == (7, 9),
        "loaf 7 was laid on one shelf, loaf 9 on another one, and {loaf} and {taken} were taken"
    );
}

/// While the shelf is empty customers sleep, and sleep again however often they are woken for
/// nothing. They keep nobody from it.
#[cfg(not(interleave))]
#[test]
fn customers_sleep_while_there_is_no_loaf() {
    let shelf: Arc<Shelf> = Arc::new(Shelf::new());
    let ada = takes(&shelf, "Ada");
    asleep(
        "Ada",
        "the shelf was empty, and the first customer did not sleep",
    );
    let bob = takes(&shelf, "Bob");
    asleep(
        "Bob",
        "the shelf was empty, and the second customer did not sleep",
    );
    let (order, orders) = channel::<()>();
    let joker = {
        let shelf = Arc::clone(&shelf);
        spawn("joker", move || {
            for () in orders {
                shelf.baked.notify_all();
            }
        })
    };
    for _ in 0..20 {
        order.send(()).expect("nobody notifies in vain any more");
        asleep("joker", "it did not wait until it was told to notify again");
        asleep(
            "Ada",
            "woken while the shelf was still empty, the first customer did not sleep again",
        );
        asleep(
            "Bob",
            "woken while the shelf was still empty, the second customer did not sleep again",
        );
    }
    drop(order);
    joker.join().expect("who notified in vain panicked");
    shelf.put(7);
    shelf.put(8);
    let mut loaves: [u32; 2] =
        [ada, bob].map(|customer| customer.join().expect("a customer panicked"));
    loaves.sort();
    assert!(
        loaves == [7, 8],
        "the loaves 7 and 8 were laid on the shelf, and the two customers have {loaves:?}"
    );
}
