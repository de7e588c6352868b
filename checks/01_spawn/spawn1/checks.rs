//! The backup runs on a thread of its own while the report is printed, and close_up does not
//! return before both are done.

use super::{Job, close_up};
use ::harness::{asleep, spawn, together};
use std::sync::mpsc;
use std::thread::{self, ThreadId};

/// The backup is held at a gate. Until the gate opens, close_up can do nothing but wait.
#[test]
fn close_up_waits_for_the_backup() {
    let (gate, at_the_gate) = mpsc::channel::<()>();
    let (done, is_done) = mpsc::channel::<()>();
    let backup: Job = Box::new(move || {
        let _ = at_the_gate.recv();
        let _ = done.send(());
    });
    let report: Job = Box::new(|| ());

    let caller = spawn("caller", move || {
        close_up(backup, report);
    });
    asleep(
        "caller",
        "close_up does not sleep until the backup is done: \
         it returned too early, or it looks again and again",
    );

    drop(gate); // the gate is open
    caller.join().expect("close_up panicked");
    assert!(
        is_done.try_recv().is_ok(),
        "close_up returned, and the backup was not written"
    );
}

/// Any thread may be unparked by anybody, without a reason. The backup is not done by that.
#[test]
fn a_close_up_that_is_disturbed_waits_on() {
    let (gate, at_the_gate) = mpsc::channel::<()>();
    let backup: Job = Box::new(move || {
        let _ = at_the_gate.recv();
    });
    let report: Job = Box::new(|| ());

    let caller = spawn("caller", move || {
        close_up(backup, report);
    });
    asleep("caller", "close_up does not sleep until the backup is done");
    caller.thread().unpark();
    asleep(
        "caller",
        "close_up was woken without a reason, and returned before the backup was done",
    );

    drop(gate); // the gate is open
    caller.join().expect("close_up panicked");
}

/// Now the report is held at the gate: whichever of the two is slower, it is waited for.
#[test]
fn close_up_waits_for_the_report() {
    let (gate, at_the_gate) = mpsc::channel::<()>();
    let (done, is_done) = mpsc::channel::<()>();
    let backup: Job = Box::new(|| ());
    let report: Job = Box::new(move || {
        let _ = at_the_gate.recv();
        let _ = done.send(());
    });

    let caller = spawn("caller", move || {
        close_up(backup, report);
    });
    asleep(
        "caller",
        "close_up does not sleep until the report is done: \
         it returned too early, or it looks again and again",
    );

    drop(gate); // the gate is open
    caller.join().expect("close_up panicked");
    assert!(
        is_done.try_recv().is_ok(),
        "close_up returned, and the report was not printed"
    );
}

/// Each of the two stays until the other one has come.
#[test]
fn the_report_is_printed_while_the_backup_is_written() {
    let meet = || together(2, "the backup and the report never ran at the same time");
    let backup: Job = Box::new(meet);
    let report: Job = Box::new(meet);
    close_up(backup, report);
}

/// The backup says which thread it runs on.
#[test]
fn the_backup_has_a_thread_of_its_own() {
    let (tell, told) = mpsc::channel::<ThreadId>();
    let backup: Job = Box::new(move || tell.send(thread::current().id()).unwrap());
    let report: Job = Box::new(|| ());
    close_up(backup, report);
    let of_the_backup: ThreadId = told.recv().expect("the backup never ran");
    let mine: ThreadId = thread::current().id();
    assert!(
        of_the_backup != mine,
        "the backup ran on the thread that called close_up"
    );
}
