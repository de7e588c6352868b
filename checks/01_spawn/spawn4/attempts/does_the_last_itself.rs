//@ failed-check check=every_job_has_a_thread_of_its_own
// The last job has no thread: the caller does it, and catches its panic.

use std::thread;

/// Something to do, once, on any thread. It gives the number of books that it went through.
pub type Job = Box<dyn FnOnce() -> u32 + Send>;

/// Runs all jobs at the same time. The reports stand in the order of the jobs.
pub fn run_all(mut jobs: Vec<Job>) -> Vec<Result<u32, String>> {
    let Some(last) = jobs.pop() else {
        return vec![];
    };
    let text = |p: Box<dyn std::any::Any + Send>| {
        p.downcast_ref::<&str>()
            .map(|s| s.to_string())
            .or(p.downcast_ref::<String>().cloned())
            .unwrap_or("unknown".to_string())
    };
    let t: Vec<_> = jobs.into_iter().map(thread::spawn).collect();
    let last = std::panic::catch_unwind(std::panic::AssertUnwindSafe(last)).map_err(text);
    t.into_iter()
        .map(|t| t.join().map_err(text))
        .chain([last])
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
