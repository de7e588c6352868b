//! A job that panics is reported with its reason, whatever the panic carries, and takes neither the
//! other jobs nor run_all along. Each job has a thread, and all of them run at the same time.

use super::{Job, run_all};
use ::harness::{asleep, spawn, together};
use std::collections::HashSet;
use std::panic::panic_any;
use std::sync::{Arc, Mutex, mpsc};
use std::thread::{self, ThreadId};

/// Runs the jobs on a thread of its own, so that a panic of run_all can be told from one of a job.
fn reports_of(jobs: Vec<Job>) -> Vec<Result<u32, String>> {
    let caller = thread::spawn(move || {
        let reports: Vec<Result<u32, String>> = run_all(jobs);
        reports
    });
    match caller.join() {
        Ok(reports) => reports,
        Err(_) => panic!("one of the jobs panicked, and run_all panicked as well: no report"),
    }
}

/// The second of three jobs panics: the report still says what the other two have done.
#[test]
fn the_other_jobs_are_reported() {
    let jobs: Vec<Job> = vec![
        Box::new(|| 31),
        Box::new(|| panic!("this job is meant to panic")),
        Box::new(|| 57),
    ];
    let reports: Vec<Result<u32, String>> = reports_of(jobs);
    let number = reports.len();
    assert!(
        number == 3,
        "there were three jobs, and there are {number} reports"
    );
    assert!(
        reports[0] == Ok(31) && reports[2] == Ok(57),
        "the first job gave 31 and the third one 57, and the reports are {reports:?}"
    );
    assert!(
        reports[1].is_err(),
        "the second job panicked, and the reports are {reports:?}"
    );
}

/// Most panics have a text that stands in the program.
#[test]
fn the_text_of_a_panic_is_reported() {
    let jobs: Vec<Job> = vec![
        Box::new(|| panic!("no more paper")),
        Box::new(|| panic!("the catalogue is locked")),
    ];
    is_reported(jobs, &["no more paper", "the catalogue is locked"]);
}

/// Others put their text together when they happen, as `panic!` with braces does, and `expect`.
#[test]
fn a_text_that_was_put_together_is_reported_too() {
    let shelf = 17;
    let jobs: Vec<Job> = vec![
        Box::new(move || panic!("shelf {shelf} is empty")),
        Box::new(|| "many".parse::<u32>().expect("not a number")),
    ];
    let expect = "not a number: ParseIntError { kind: InvalidDigit }";
    is_reported(jobs, &["shelf 17 is empty", expect]);
}

/// A panic may carry anything, a number for instance.
#[test]
fn a_panic_without_a_text_is_unknown() {
    let jobs: Vec<Job> = vec![Box::new(|| panic_any(13_u8)), Box::new(|| panic_any(()))];
    is_reported(jobs, &["unknown", "unknown"]);
}

fn is_reported(jobs: Vec<Job>, said: &[&str]) {
    let reports: Vec<Result<u32, String>> = reports_of(jobs);
    let expected: Vec<Result<u32, String>> =
        said.iter().map(|text| Err(String::from(*text))).collect();
    assert!(
        reports == expected,
        "the reports should be {expected:?}, and they are {reports:?}"
    );
}

/// Three jobs, and each of them stays until all three are at work. Then one of them panics.
#[test]
fn all_jobs_run_at_the_same_time() {
    let meet = || together(3, "the three jobs never ran at the same time");
    let jobs: Vec<Job> = vec![
        Box::new(move || {
            meet();
            panic!("this job is meant to panic")
        }),
        Box::new(move || {
            meet();
            1
        }),
        Box::new(move || {
            meet();
            2
        }),
    ];
    let reports: Vec<Result<u32, String>> = reports_of(jobs);
    assert!(
        reports[1..] == [Ok(1), Ok(2)],
        "the other two jobs gave 1 and 2, and the reports are {reports:?}"
    );
}

/// More jobs have more threads, however many the machine can run at once.
#[test]
fn a_hundred_jobs_run_at_the_same_time() {
    let job = || {
        together(100, "a hundred jobs never ran at the same time");
        3_u32
    };
    let jobs: Vec<Job> = (0..100).map(|_| Box::new(job) as Job).collect();
    let reports: Vec<Result<u32, String>> = reports_of(jobs);
    assert!(
        reports == vec![Ok(3); 100],
        "each of a hundred jobs gave 3, and the reports are {reports:?}"
    );
}

/// Each job notes the thread that does it: three different ones, and none of them the caller's.
#[test]
fn every_job_has_a_thread_of_its_own() {
    let threads: Arc<Mutex<Vec<ThreadId>>> = Arc::default();
    let job = |_| {
        let threads = Arc::clone(&threads);
        let job: Job = Box::new(move || {
            threads.lock().unwrap().push(thread::current().id());
            1
        });
        job
    };
    let _: Vec<Result<u32, String>> = run_all((0..3).map(job).collect());
    let threads = threads.lock().unwrap();
    assert!(
        !threads.contains(&thread::current().id()),
        "run_all did a job itself: each job needs a thread"
    );
    let different: HashSet<&ThreadId> = threads.iter().collect();
    let different = different.len();
    assert!(
        different == 3,
        "each of the three jobs needs a thread, and they were done by {different}"
    );
}

/// The first job has panicked, and the second one is held at a gate: run_all has to wait for it.
#[test]
fn the_other_jobs_are_waited_for() {
    let (gate, at_the_gate) = mpsc::channel::<()>();
    let jobs: Vec<Job> = vec![
        Box::new(|| panic!("this job is meant to panic")),
        Box::new(move || {
            let _ = at_the_gate.recv();
            5
        }),
    ];
    let caller = spawn("caller", move || {
        let reports: Vec<Result<u32, String>> = run_all(jobs);
        reports
    });
    asleep(
        "caller",
        "run_all does not sleep until the slower job is done: \
         it returned too early, or it looks again and again",
    );

    drop(gate); // the gate is open
    let reports: Vec<Result<u32, String>> = caller.join().expect("run_all panicked");
    assert!(
        reports.last() == Some(&Ok(5)),
        "the second job gave 5, and the reports are {reports:?}"
    );
}
