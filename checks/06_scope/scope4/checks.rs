//! Verifies that a test that panics costs the report nothing but its own result, and that the wells
//! are tested together, each in a thread of its own, until the last test is over.

use super::{Well, report};
use ::harness::{asleep, identify, spawn, together};
use std::collections::HashSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Condvar, Mutex};
use std::thread::{self, ThreadId};

fn wells() -> Vec<Well> {
    let well = |(name, depth)| Well {
        name: String::from(name),
        depth,
    };
    let wells: [(&str, u32); 3] = [("market", 12), ("mill", 95), ("castle", 40)];
    wells.map(well).into()
}

/// The report, or the failure of this check if there is none.
fn report_of(wells: &[Well], test: fn(&Well) -> u32) -> Vec<Option<u32>> {
    let results = catch_unwind(AssertUnwindSafe(|| -> Vec<Option<u32>> {
        report(wells, test)
    }));
    match results {
        Ok(results) => results,
        Err(_) => panic!("there is no report: the panic of a test became a panic of report"),
    }
}

/// Nothing goes wrong: a number for each well, in their order.
#[test]
fn every_well_is_tested() {
    let results = report_of(&wells(), |well: &Well| well.depth * 2);
    assert!(
        results == [Some(24), Some(190), Some(80)],
        "expected [Some(24), Some(190), Some(80)], found {results:?}"
    );
    let results = report_of(&[], |well: &Well| well.depth);
    assert!(
        results.is_empty(),
        "there was no well, and the report says {results:?}"
    );
}

/// The second test panics; the report has a hole there, and everything else.
#[test]
fn one_broken_glass_is_one_missing_result() {
    let results = report_of(&wells(), |well: &Well| {
        assert!(well.depth < 90, "this glass breaks, as it should");
        well.depth
    });
    assert!(
        results == [Some(12), None, Some(40)],
        "the second of three tests panicked: expected [Some(12), None, Some(40)], found {results:?}"
    );
}

/// Two tests panic, then all of them.
#[test]
fn every_glass_may_break() {
    let results = report_of(&wells(), |well: &Well| {
        assert!(well.depth > 90, "this glass breaks, as it should");
        well.depth
    });
    assert!(
        results == [None, Some(95), None],
        "the first and the last test panicked: expected [None, Some(95), None], found {results:?}"
    );
    let results = report_of(&wells(), |_: &Well| {
        panic!("this glass breaks, as it should")
    });
    assert!(
        results == [None; 3],
        "all three tests panicked: expected [None, None, None], found {results:?}"
    );
}

/// The thread of each test: three different ones, and none of them the caller's.
#[test]
fn every_test_has_a_thread_of_its_own() {
    static THREADS: Mutex<Vec<ThreadId>> = Mutex::new(Vec::new());

    let _: Vec<Option<u32>> = report(&wells(), |well: &Well| {
        THREADS.lock().unwrap().push(thread::current().id());
        well.depth
    });
    let threads = THREADS.lock().unwrap();
    let times = threads.len();
    assert!(
        times == 3,
        "three wells must be tested, each of them once, and `test` ran {times} times"
    );
    assert!(
        !threads.contains(&thread::current().id()),
        "a well was tested in the caller's own thread"
    );
    let different: HashSet<&ThreadId> = threads.iter().collect();
    assert!(
        different.len() == 3,
        "one thread tested two wells: each test needs a thread"
    );
}

/// Each test waits here until the others run as well. Then one of them panics.
#[test]
fn the_wells_are_tested_at_the_same_time() {
    let results = report_of(&wells(), |well: &Well| {
        together(3, "the three wells were never tested at the same time");
        assert!(well.name != "market", "this glass breaks, as it should");
        well.depth
    });
    assert!(
        results == [None, Some(95), Some(40)],
        "the first of three tests panicked: expected [None, Some(95), Some(40)], found {results:?}"
    );
}

/// More wells have more threads, however many the machine can run at once.
#[test]
fn a_hundred_wells_are_tested_at_the_same_time() {
    let wells: Vec<Well> = (1..=100)
        .map(|depth: u32| Well {
            name: format!("number {depth}"),
            depth,
        })
        .collect();
    let _: Vec<Option<u32>> = report(&wells, |well: &Well| {
        together(100, "a hundred wells were never tested at the same time");
        well.depth
    });
}

/// A copy stands at another place in memory than the caller's well.
#[test]
fn the_wells_are_borrowed_and_not_copied() {
    static TESTED: Mutex<Vec<usize>> = Mutex::new(Vec::new());

    let wells = wells();
    let _: Vec<Option<u32>> = report(&wells, |well: &Well| {
        TESTED.lock().unwrap().push(well.name.as_ptr() as usize);
        well.depth
    });
    let tested: HashSet<usize> = TESTED.lock().unwrap().iter().copied().collect();
    let places: HashSet<usize> = wells
        .iter()
        .map(|well| well.name.as_ptr() as usize)
        .collect();
    assert!(
        tested == places,
        "the tests were made with copies of the wells"
    );
}

/// The first test is held until all other threads are done or can only wait: it is over last.
#[test]
fn the_results_are_in_the_order_of_the_wells() {
    static MAY_END: Mutex<bool> = Mutex::new(false);
    static CHANGED: Condvar = Condvar::new();
    const TOGETHER: &str = "the three wells were never tested at the same time";

    let caller = spawn("caller", || -> Vec<Option<u32>> {
        report(&wells(), |well: &Well| {
            together(3, TOGETHER);
            assert!(well.name != "mill", "this glass breaks, as it should");
            if well.name == "market" {
                identify("first");
                let _open = CHANGED
                    .wait_while(MAY_END.lock().unwrap(), |may_end| !*may_end)
                    .unwrap();
            }
            well.depth
        })
    });
    asleep("first", TOGETHER);
    *MAY_END.lock().unwrap() = true;
    CHANGED.notify_all();
    let results: Vec<Option<u32>> = caller
        .join()
        .expect("there is no report: the panic of a test became a panic of report");
    assert!(
        results == [Some(12), None, Some(40)],
        "the order must not depend on which test is over first: expected \
         [Some(12), None, Some(40)], found {results:?}"
    );
}

/// The first and the last test panic while the second still goes on: the report waits for it.
#[test]
fn the_report_waits_for_the_last_test() {
    static MAY_END: Mutex<bool> = Mutex::new(false);
    static CHANGED: Condvar = Condvar::new();

    let caller = spawn("caller", || -> Vec<Option<u32>> {
        report(&wells(), |well: &Well| {
            together(3, "the three wells were never tested at the same time");
            assert!(well.name == "mill", "this glass breaks, as it should");
            let _open = CHANGED
                .wait_while(MAY_END.lock().unwrap(), |may_end| !*may_end)
                .unwrap();
            well.depth
        })
    });
    asleep(
        "caller",
        "report does not sleep until all tests are over: \
         it was over too early, or it looks again and again",
    );
    *MAY_END.lock().unwrap() = true;
    CHANGED.notify_all();
    let results: Vec<Option<u32>> = caller
        .join()
        .expect("there is no report: the panic of a test became a panic of report");
    assert!(
        results == [None, Some(95), None],
        "the first and the last test panicked: expected [None, Some(95), None], found {results:?}"
    );
}
