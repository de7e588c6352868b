//! The jobs run on threads of their own while their caller goes on, `wait` sleeps until its job is
//! done, and every job that may cross to a thread is taken. (The jobs that must be refused are in
//! the folder `misuse`.)

use super::{Task, in_background};
use ::harness::{asleep, spawn, together};
use std::cell::Cell;
use std::rc::Rc;
use std::sync::mpsc;

/// The caller and two jobs, and each of them stays until all three are there.
#[test]
fn two_jobs_run_while_their_caller_goes_on() {
    let meet = || {
        together(
            3,
            "two jobs never ran at the same time while their caller went on",
        )
    };
    let first: Task<()> = in_background(meet);
    let second: Task<()> = in_background(meet);
    meet();
    let () = first.wait();
    let () = second.wait();
}

/// Every job has a thread of its own, however many there are.
#[test]
fn a_hundred_jobs_run_at_the_same_time() {
    let meet = || together(100, "a hundred jobs never ran at the same time");
    let tasks: Vec<Task<()>> = (0..100).map(|_| in_background(meet)).collect();
    for task in tasks {
        let () = task.wait();
    }
}

/// The job is held at a gate. Until the gate opens, `wait` can do nothing but sleep.
#[test]
fn wait_sleeps_until_the_job_is_done() {
    let (gate, at_the_gate) = mpsc::channel::<()>();
    let customer = spawn("customer", move || {
        let task: Task<u32> = in_background(move || {
            let _ = at_the_gate.recv();
            16
        });
        let pages: u32 = task.wait();
        pages
    });
    asleep(
        "customer",
        "wait does not sleep until the job is done: it looks again and again, or panicked",
    );

    drop(gate); // the gate is open
    let pages: u32 = customer.join().expect("wait panicked");
    assert!(pages == 16, "the job returned 16, and wait gave {pages}");
}

/// A job that can run only once: it gives away what it owns.
#[test]
fn a_job_may_give_away_what_it_owns() {
    let text = String::from("poster");
    let task: Task<String> = in_background(move || text);
    let text: String = task.wait();
    assert!(
        text == "poster",
        "the job returned \"poster\", and wait gave {text:?}"
    );
}

/// A receiver is Send, but neither Sync nor Clone: one thread may have it, and that is enough.
#[test]
fn a_job_may_hold_what_only_one_thread_may_use() {
    let (sender, receiver) = mpsc::channel::<u32>();
    let task: Task<u32> = in_background(move || receiver.recv().unwrap());
    sender.send(3).unwrap();
    let copies: u32 = task.wait();
    assert!(copies == 3, "the job returned 3, and wait gave {copies}");
}

/// A result that is Send and nothing else: no Sync, Clone, Debug, Default, PartialEq.
#[test]
fn a_result_may_be_anything_that_may_cross() {
    struct Meter(Cell<u32>);
    let task: Task<Meter> = in_background(|| Meter(Cell::new(8)));
    let Meter(pages) = task.wait();
    let pages: u32 = pages.get();
    assert!(
        pages == 8,
        "the job's meter stood at 8, and wait gave one at {pages}"
    );
}

/// An Rc that is made on the thread and dropped there never crosses.
#[test]
fn a_job_may_use_an_rc_that_stays_on_its_thread() {
    let task: Task<usize> = in_background(|| {
        let page = Rc::new("page");
        let copy = Rc::clone(&page);
        Rc::strong_count(&copy)
    });
    let owners: usize = task.wait();
    assert!(
        owners == 2,
        "the job counted 2 owners, and wait gave {owners}"
    );
}

/// What lives as long as the program may be borrowed, and a job may be a plain function.
#[test]
fn a_job_may_borrow_a_static_or_be_a_function() {
    static PAPER: &str = "yellow";
    let task: Task<&'static str> = in_background(|| PAPER);
    let paper: &'static str = task.wait();
    assert!(
        paper == "yellow",
        "the job returned \"yellow\", and wait gave {paper:?}"
    );

    fn pages() -> u8 {
        16
    }
    let task: Task<u8> = in_background(pages);
    let pages: u8 = task.wait();
    assert!(pages == 16, "the job returned 16, and wait gave {pages}");
}
