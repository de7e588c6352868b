//@ failed-check check=the_other_jobs_are_reported
// After the first panic nobody is asked any more.

use std::any::Any;
use std::thread;

/// Something to do, once, on any thread. It gives the number of books that it went through.
pub type Job = Box<dyn FnOnce() -> u32 + Send>;

/// Runs all jobs at the same time. The reports stand in the order of the jobs.
pub fn run_all(jobs: Vec<Job>) -> Vec<Result<u32, String>> {
    let threads: Vec<_> = jobs.into_iter().map(thread::spawn).collect();
    let mut reports = Vec::new();
    for thread in threads {
        match thread.join() {
            Ok(books) => reports.push(Ok(books)),
            Err(payload) => {
                reports.push(Err(reason(&*payload)));
                break;
            }
        }
    }
    reports
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
