// spawn4: the night shift
//
// At night the library's computer does its jobs, each on a thread of its own. In the morning
// run_all has a report: for each job, in the order of the jobs, how many books it has gone through,
// or, if it panicked, the text that it panicked with. A panic need not come with a text; then the
// report says "unknown".
//
// What is wrong: "One of the jobs panicked, and there is no report at all: run_all panicked as
// well, although the other jobs had done nothing wrong. And instead of a reason it only says `Any {
// .. }`."
//
// You may edit the body of run_all, and write functions of your own. Names and signatures stay as
// they are. While run_all waits, it sleeps.

use std::thread;

/// Something to do, once, on any thread. It gives the number of books that it went through.
pub type Job = Box<dyn FnOnce() -> u32 + Send>;

/// Runs all jobs at the same time. The reports stand in the order of the jobs.
pub fn run_all(jobs: Vec<Job>) -> Vec<Result<u32, String>> {
    let threads: Vec<_> = jobs.into_iter().map(thread::spawn).collect();
    threads
        .into_iter()
        .map(|thread| {
            // TODO: what does `join` give when the thread has panicked?
            let books = thread.join().unwrap();
            Ok(books)
        })
        .collect()
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
