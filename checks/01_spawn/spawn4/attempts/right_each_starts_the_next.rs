//@ passed
// The thread of each job starts the next one, and joins it after its own job.

use std::thread;

/// Something to do, once, on any thread. It gives the number of books that it went through.
pub type Job = Box<dyn FnOnce() -> u32 + Send>;

/// Runs all jobs at the same time. The reports stand in the order of the jobs.
pub fn run_all(jobs: Vec<Job>) -> Vec<Result<u32, String>> {
    fn go(mut jobs: std::vec::IntoIter<Job>) -> Vec<Result<u32, String>> {
        let Some(job) = jobs.next() else {
            return vec![];
        };
        thread::spawn(move || {
            let rest = thread::spawn(move || go(jobs));
            let mine = std::panic::catch_unwind(std::panic::AssertUnwindSafe(job)).map_err(text);
            let mut v = vec![mine];
            v.extend(rest.join().unwrap());
            v
        })
        .join()
        .unwrap()
    }
    fn text(p: Box<dyn std::any::Any + Send>) -> String {
        match (p.downcast_ref::<String>(), p.downcast_ref::<&str>()) {
            (Some(s), _) => s.clone(),
            (_, Some(s)) => String::from(*s),
            _ => String::from("unknown"),
        }
    }
    go(jobs.into_iter())
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
