//! Verifies that each item has a thread of its own, that all of them run together, that the results
//! stand in the order of the items, and that everything is taken that threads may do. (What has to be
//! refused is in the folder `misuse`.)

use super::par_map;
use ::harness::{asleep, identify, spawn, together};
use std::cell::Cell;
use std::collections::HashSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::rc::Rc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Condvar, Mutex, MutexGuard};
use std::thread::{self, ThreadId};

/// One call and one result for each item, in their order.
#[test]
fn every_item_has_its_result() {
    let calls = AtomicUsize::new(0);
    let prices: Vec<u32> = par_map(&[36, 24, 12], |weight: &u32| {
        calls.fetch_add(1, Ordering::SeqCst);
        weight * 10
    });
    assert!(
        prices == [360, 240, 120],
        "36, 24 and 12, each ten times: expected [360, 240, 120], found {prices:?}"
    );
    let calls = calls.load(Ordering::SeqCst);
    assert!(
        calls == 3,
        "for three items the function must be called three times, and it was called {calls} times"
    );
    let nothing: Vec<u32> = par_map(&[], |weight: &u32| weight * 10);
    assert!(
        nothing.is_empty(),
        "there was no item, and par_map returned {nothing:?}"
    );
}

/// Each call waits here until the other two have begun as well.
#[test]
fn the_items_are_in_work_at_the_same_time() {
    let _: Vec<()> = par_map(&[36, 24, 12], |_: &u32| {
        together(3, "three items were never in work at the same time")
    });
}

/// More items have more threads, however many the machine can run at once.
#[test]
fn a_hundred_items_are_in_work_at_the_same_time() {
    let _: Vec<()> = par_map(&[36; 100], |_: &u32| {
        together(100, "a hundred items were never in work at the same time")
    });
}

/// The thread of each item: three different ones, and none of them the caller's.
#[test]
fn every_item_has_a_thread_of_its_own() {
    let threads: Vec<ThreadId> = par_map(&[36, 24, 12], |_: &u32| thread::current().id());
    assert!(
        !threads.contains(&thread::current().id()),
        "the function was called in the caller's own thread"
    );
    let different: HashSet<&ThreadId> = threads.iter().collect();
    assert!(
        threads.len() == 3 && different.len() == 3,
        "three items need three threads; they ran in {threads:?}"
    );
}

/// The first item is held until all other threads are done or can only wait: it is done last.
#[test]
fn the_slowest_item_may_be_the_first() {
    static MAY_END: Mutex<bool> = Mutex::new(false);
    static CHANGED: Condvar = Condvar::new();
    const TOGETHER: &str = "three items were never in work at the same time";

    let caller = spawn("caller", || -> Vec<u32> {
        par_map(&[36, 24, 12], |weight: &u32| {
            together(3, TOGETHER);
            if *weight == 36 {
                identify("first");
                let _open = CHANGED
                    .wait_while(MAY_END.lock().unwrap(), |may_end| !*may_end)
                    .unwrap();
            }
            *weight
        })
    });
    asleep("first", TOGETHER);
    *MAY_END.lock().unwrap() = true;
    CHANGED.notify_all();
    let results: Vec<u32> = caller.join().expect("par_map panicked");
    assert!(
        results == [36, 24, 12],
        "the order must not depend on which item is done first: expected [36, 24, 12], \
         found {results:?}"
    );
}

/// One item is held. Until it is done, par_map can do nothing but sleep.
#[test]
fn the_caller_sleeps_until_the_last_item_is_done() {
    static MAY_END: Mutex<bool> = Mutex::new(false);
    static CHANGED: Condvar = Condvar::new();

    let caller = spawn("caller", || {
        let results: Vec<u32> = par_map(&[36, 24, 12], |weight: &u32| {
            if *weight == 24 {
                let _open = CHANGED
                    .wait_while(MAY_END.lock().unwrap(), |may_end| !*may_end)
                    .unwrap();
            }
            *weight
        });
        results
    });
    asleep(
        "caller",
        "par_map does not sleep until the last item is done: \
         it was over too early, or it looks again and again",
    );
    *MAY_END.lock().unwrap() = true;
    CHANGED.notify_all();
    let results: Vec<u32> = caller.join().expect("par_map panicked");
    assert!(
        results == [36, 24, 12],
        "expected [36, 24, 12], found {results:?}"
    );
}

/// The function panics for one of three items: there is no result for it, so par_map panics, too.
#[test]
fn a_panic_is_not_lost() {
    let outcome = catch_unwind(AssertUnwindSafe(|| -> Vec<u32> {
        par_map(&[36, 24, 12], |weight: &u32| {
            assert!(*weight != 24, "this item panics, as it should");
            *weight
        })
    }));
    if let Ok(results) = outcome {
        panic!(
            "the function panicked for the second of three items, and par_map hid it: \
             it returned {results:?}"
        );
    }
}

/// Items, function and results may borrow: par_map is over before any of it goes away.
#[test]
fn everything_may_be_borrowed() {
    let shelves = [String::from("left"), String::from("right")];
    let items: Vec<&String> = shelves.iter().collect();
    let door = String::from("door");
    let found: Vec<&str> = par_map(&items, |shelf: &&String| {
        if shelf.len() == 4 {
            door.as_str()
        } else {
            "none"
        }
    });
    assert!(
        found == ["door", "none"],
        "expected [\"door\", \"none\"], found {found:?}"
    );
}

/// The function owns a String, so it cannot be copied; it need not be, for it can be shared.
#[test]
fn a_function_may_own_something() {
    let age = String::from("old ");
    let names: Vec<String> = par_map(&["Brie", "Cheddar"], move |name: &&str| {
        format!("{age}{name}")
    });
    assert!(
        names == ["old Brie", "old Cheddar"],
        "expected [\"old Brie\", \"old Cheddar\"], found {names:?}"
    );
}

/// A result moves to the caller and nowhere else: no Sync, Clone, Debug, Default or PartialEq.
#[test]
fn a_result_may_be_anything_that_may_cross() {
    struct Meter(Cell<u32>);
    let meters: Vec<Meter> = par_map(&[36, 24], |weight: &u32| Meter(Cell::new(*weight)));
    let read: Vec<u32> = meters.iter().map(|Meter(cell)| cell.get()).collect();
    assert!(
        read == [36, 24],
        "the meters stood at [36, 24], and par_map returned such at {read:?}"
    );
}

/// A guard must not move to another thread, but threads may share a reference to it.
#[test]
fn items_are_shared_and_need_not_cross() {
    let drawers = [Mutex::new(36), Mutex::new(24)];
    let open: [MutexGuard<'_, u32>; 2] = drawers.each_ref().map(|drawer| drawer.lock().unwrap());
    let read: Vec<u32> = par_map(&open, |weight: &MutexGuard<'_, u32>| **weight);
    assert!(
        read == [36, 24],
        "36 and 24 are in the drawers, and par_map returned {read:?}"
    );
}

/// A function that holds a guard must not move to another thread either, but it can be shared.
#[test]
fn a_function_is_shared_and_need_not_cross() {
    let drawer = Mutex::new(15);
    let price: MutexGuard<'_, u32> = drawer.lock().unwrap();
    let prices: Vec<u32> = par_map(&[36, 24], move |weight: &u32| *weight * *price);
    assert!(
        prices == [540, 360],
        "36 and 24, each fifteen times: expected [540, 360], found {prices:?}"
    );
}

/// Of an item and of the function, nothing is known but that threads may share them.
#[test]
fn nothing_else_is_asked_of_what_is_shared() {
    type Rule = Box<dyn Fn(u32) -> u32 + Send + Sync>;

    let rules: [Rule; 2] = [Box::new(|weight| weight * 2), Box::new(|weight| weight + 1)];
    let last: Rule = Box::new(|weight| weight - 1);
    let weights: Vec<u32> = par_map(&rules, move |rule: &Rule| last(rule(36)));
    assert!(
        weights == [71, 36],
        "36 twice, and 36 and 1, each less 1: expected [71, 36], found {weights:?}"
    );
}

/// An Rc that is made in a thread and dropped there never crosses.
#[test]
fn an_rc_may_stay_in_its_thread() {
    let owners: Vec<usize> = par_map(&["Brie", "Cheddar"], |name: &&str| {
        let first = Rc::new(name.len());
        let second = Rc::clone(&first);
        *first + *second
    });
    assert!(owners == [8, 14], "expected [8, 14], found {owners:?}");
}
