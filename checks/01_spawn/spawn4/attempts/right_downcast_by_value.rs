//@ passed
// The box is turned into one of a String, or comes back.

use std::any::Any;
use std::thread;

/// Something to do, once, on any thread. It gives the number of books that it went through.
pub type Job = Box<dyn FnOnce() -> u32 + Send>;

/// Runs all jobs at the same time. The reports stand in the order of the jobs.
pub fn run_all(jobs: Vec<Job>) -> Vec<Result<u32, String>> {
    let threads: Vec<_> = jobs.into_iter().map(thread::spawn).collect();
    threads
        .into_iter()
        .map(|thread| match thread.join() {
            Ok(books) => Ok(books),
            Err(payload) => Err(reason(payload)),
        })
        .collect()
}

/// What a thread panicked with, if it is a text.
fn reason(payload: Box<dyn Any + Send>) -> String {
    match payload.downcast::<String>() {
        Ok(text) => *text,
        Err(payload) => match payload.downcast::<&str>() {
            Ok(text) => text.to_string(),
            Err(_) => "unknown".to_string(),
        },
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
