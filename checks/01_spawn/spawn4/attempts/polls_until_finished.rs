//@ failed-check check=the_other_jobs_are_waited_for
// It looks again and again whether all are done.

use std::any::Any;
use std::thread;

/// Something to do, once, on any thread. It gives the number of books that it went through.
pub type Job = Box<dyn FnOnce() -> u32 + Send>;

/// Runs all jobs at the same time. The reports stand in the order of the jobs.
pub fn run_all(jobs: Vec<Job>) -> Vec<Result<u32, String>> {
    let threads: Vec<_> = jobs.into_iter().map(thread::spawn).collect();
    while !threads.iter().all(|thread| thread.is_finished()) {
        thread::yield_now();
    }
    threads
        .into_iter()
        // A panic ends its own thread and no other. Here it is a value like any other, and whether
        // it spreads is for us to decide: `unwrap` would have let it.
        .map(|thread| thread.join().map_err(|payload| reason(&*payload)))
        .collect()
}

/// What a thread panicked with, if it is a text.
fn reason(payload: &(dyn Any + Send)) -> String {
    // The payload can be of any type. `panic!` makes a `&str` of a text that was written down
    // in the program, and a `String` of one that it has to put together.
    if let Some(text) = payload.downcast_ref::<&str>() {
        String::from(*text)
    } else if let Some(text) = payload.downcast_ref::<String>() {
        text.clone()
    } else {
        String::from("unknown")
    }
}

fn check_loans() -> u32 {
    812
}

fn order_new_books() -> u32 {
    panic!("the bookshop does not answer")
}

fn send_reminders() -> u32 {
    let reader = 4711;
    panic!("reader {reader} has no address")
}

fn main() {
    let jobs: Vec<Job> = vec![
        Box::new(order_new_books),
        Box::new(check_loans),
        Box::new(send_reminders),
    ];
    for report in run_all(jobs) {
        println!("{report:?}");
    }
}
