//! Both run at once, and who waits sleeps.

use super::{both, wait_for};
use ::harness::{asleep, spawn, together};
use std::sync::mpsc;

fn meet() {
    together(2, "the two never ran at the same time");
}

/// Each waits in `meet` until the other one is there.
#[test]
fn both_run_at_once() {
    both(meet, meet);
}

/// The waiter sleeps until the message is sent.
#[test]
fn it_waits() {
    let (sender, receiver) = mpsc::channel();
    let waiter = spawn("waiter", move || wait_for(&receiver));
    asleep("waiter", "it did not sleep until the message came");
    sender.send(()).expect("it did not wait for the message");
    waiter.join().unwrap();
}
