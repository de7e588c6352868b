//@ failed-check check=a_hundred_jobs_run_at_the_same_time
// The thirty-third job begins when the first thirty-two are done.

use std::thread;

/// Something to do, once, on any thread. It gives the number of books that it went through.
pub type Job = Box<dyn FnOnce() -> u32 + Send>;

/// Runs all jobs at the same time. The reports stand in the order of the jobs.
pub fn run_all(mut jobs: Vec<Job>) -> Vec<Result<u32, String>> {
    let mut v = vec![];
    while !jobs.is_empty() {
        let t: Vec<_> = jobs
            .drain(..jobs.len().min(32))
            .map(thread::spawn)
            .collect();
        v.extend(t.into_iter().map(|t| {
            t.join().map_err(|p| {
                p.downcast_ref::<&str>()
                    .map(|s| s.to_string())
                    .or(p.downcast_ref::<String>().cloned())
                    .unwrap_or("unknown".to_string())
            })
        }));
    }
    v
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
