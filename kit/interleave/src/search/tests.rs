//! What a search finds: the outcomes of small programs, by the reduced search in order, at random and by PCT.

use std::collections::BTreeSet;
use std::process::ExitCode;
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::once::{Next, Runs};
use super::phases::{self, Found};
use super::settings::Settings;
use crate::model::event::{Event, Op};
use crate::model::runtime::{Outcome, runtime};
use crate::model::strategy::{InOrder, Pct, Random, Strategy};
use crate::sync::atomic::{AtomicUsize, Ordering};
use crate::sync::{Arc, Condvar, mpsc};
use crate::thread;

/// One search at a time: there is one world in a process.
static ONE: Mutex<()> = Mutex::new(());
/// What the schedules came to.
static OUTCOMES: Mutex<BTreeSet<String>> = Mutex::new(BTreeSet::new());

pub(super) fn alone() -> MutexGuard<'static, ()> {
    ONE.lock().unwrap_or_else(PoisonError::into_inner)
}

fn came_to(outcome: impl ToString) {
    OUTCOMES.lock().unwrap_or_else(PoisonError::into_inner).insert(outcome.to_string());
}

/// All outcomes of a program, and how many schedules were run, by one strategy.
fn outcomes(
    program: fn() -> ExitCode,
    settings: &str,
    strategy: &dyn Fn(u64, &Runs) -> Option<Strategy>,
) -> (BTreeSet<String>, u64) {
    let settings = Settings::parse(settings).unwrap();
    OUTCOMES.lock().unwrap_or_else(PoisonError::into_inner).clear();
    let mut runs = Runs::new("main", program, &settings);
    let mut ran = 0;
    runs.each(&mut |ended, runs| {
        if let Some(ended) = ended {
            ran += 1;
            if let Some(outcome) = ended.outcome {
                let word = match outcome {
                    Outcome::Panic(panic) | Outcome::Unjoined(panic) => panic.message,
                    other => format!("{other:?}"),
                };
                came_to(word);
            }
        } else {
            ran = 0;
        }
        strategy(ran, runs).map_or(Next::Done, Next::Run)
    });
    (OUTCOMES.lock().unwrap_or_else(PoisonError::into_inner).clone(), ran)
}

fn in_order(program: fn() -> ExitCode, settings: &str) -> (BTreeSet<String>, u64) {
    outcomes(program, settings, &|ran, runs| {
        let order = if ran == 0 { Some(InOrder::new()) } else { runs.next_in_order() };
        order.map(Strategy::InOrder)
    })
}

const MANY: u64 = 3_000;

fn at_random(program: fn() -> ExitCode, settings: &str) -> BTreeSet<String> {
    outcomes(program, settings, &|ran, _| (ran < MANY).then(|| Strategy::Random(Random::new(7, ran)))).0
}

fn by_pct(program: fn() -> ExitCode, settings: &str) -> BTreeSet<String> {
    outcomes(program, settings, &|ran, runs| (ran < MANY).then(|| Strategy::Pct(Pct::new(7, ran, runs.longest)))).0
}

/// Every outcome that chance finds is found in order.
fn all_are_found(program: fn() -> ExitCode, settings: &str) -> BTreeSet<String> {
    let _alone = alone();
    let (all, _) = in_order(program, settings);
    assert_eq!(at_random(program, settings), all, "at random");
    let by_pct = by_pct(program, settings);
    assert!(by_pct.is_subset(&all), "{by_pct:?}, {all:?}");
    all
}

fn set(outcomes: &[&str]) -> BTreeSet<String> {
    outcomes.iter().map(|outcome| (*outcome).to_owned()).collect()
}

#[test]
fn two_increments_that_are_not_atomic() {
    let program = || {
        let count = AtomicUsize::new(0);
        thread::scope(|scope| {
            for _ in 0..2 {
                scope.spawn(|| count.store(count.load(Ordering::SeqCst) + 1, Ordering::SeqCst));
            }
        });
        came_to(count.into_inner());
        ExitCode::SUCCESS
    };
    assert_eq!(all_are_found(program, ""), set(&["1", "2"]));
}

#[test]
fn three_threads_that_push() {
    let program = || {
        let log = crate::sync::Mutex::new(String::new());
        thread::scope(|scope| {
            for name in ["a", "b", "c"] {
                let log = &log;
                scope.spawn(move || {
                    for _ in 0..2 {
                        log.lock().unwrap().push_str(name);
                    }
                });
            }
        });
        came_to(log.into_inner().unwrap());
        ExitCode::SUCCESS
    };
    // 6! / (2! 2! 2!)
    assert_eq!(all_are_found(program, "").len(), 90);
}

#[test]
fn messages_of_two_senders_and_the_end_of_the_channel() {
    let program = || {
        let (sender, receiver) = mpsc::channel();
        for name in ["a", "b"] {
            let sender = sender.clone();
            thread::spawn(move || {
                sender.send(name).unwrap();
                sender.send(name).unwrap();
            });
        }
        drop(sender);
        came_to(receiver.iter().collect::<String>());
        ExitCode::SUCCESS
    };
    assert_eq!(all_are_found(program, ""), set(&["aabb", "abab", "abba", "baab", "baba", "bbaa"]));
}

#[test]
fn what_try_recv_may_see() {
    let program = || {
        let (sender, receiver) = mpsc::channel();
        // Nobody may listen any more.
        thread::spawn(move || sender.send(1).is_ok());
        let seen: Vec<String> = (0..2).map(|_| format!("{:?}", receiver.try_recv())).collect();
        came_to(seen.join(" "));
        ExitCode::SUCCESS
    };
    let expected = ["Err(Empty) Err(Empty)", "Err(Empty) Ok(1)", "Ok(1) Err(Empty)", "Ok(1) Err(Disconnected)"];
    assert_eq!(all_are_found(program, ""), set(&expected));
}

#[test]
fn what_try_lock_may_see() {
    let program = || {
        let lock = Arc::new(crate::sync::Mutex::new(0));
        let theirs = Arc::clone(&lock);
        let thread = thread::spawn(move || *theirs.lock().unwrap() += 1);
        came_to(lock.try_lock().map_or("locked".to_owned(), |value| value.to_string()));
        thread.join().unwrap();
        ExitCode::SUCCESS
    };
    assert_eq!(all_are_found(program, ""), set(&["0", "1", "locked"]));
}

#[test]
fn what_is_dropped_right_after_an_operation() {
    let program = || {
        let (ready, owned) = (Arc::new(AtomicUsize::new(0)), Arc::new(()));
        let (theirs, says) = (Arc::clone(&owned), Arc::clone(&ready));
        thread::spawn(move || {
            let _theirs = theirs;
            says.store(1, Ordering::SeqCst);
        });
        while ready.load(Ordering::SeqCst) == 0 {}
        came_to(Arc::into_inner(owned).is_some());
        ExitCode::SUCCESS
    };
    assert_eq!(all_are_found(program, "owners=on"), set(&["false", "true"]));
    // An `Arc` is std's own: nothing is seen of it where the program is not known to count its owners.
    assert_eq!(all_are_found(program, "").len(), 1);
}

#[test]
fn what_is_dropped_right_after_a_message_or_a_critical_section() {
    let message = || {
        let owned = Arc::new(());
        let (sender, receiver) = mpsc::channel();
        let theirs = Arc::clone(&owned);
        thread::spawn(move || {
            let _theirs = theirs;
            sender.send(()).unwrap();
        });
        receiver.recv().unwrap();
        came_to(Arc::strong_count(&owned));
        ExitCode::SUCCESS
    };
    assert_eq!(all_are_found(message, "owners=on"), set(&["1", "2"]));
    let section = || {
        let owned = Arc::new(crate::sync::Mutex::new(false));
        let theirs = Arc::clone(&owned);
        thread::spawn(move || *theirs.lock().unwrap() = true);
        let is_ready = *owned.lock().unwrap();
        came_to(format!("{is_ready} {}", Arc::strong_count(&owned)));
        ExitCode::SUCCESS
    };
    assert_eq!(all_are_found(section, "owners=on"), set(&["false 1", "false 2", "true 1", "true 2"]));
}

#[test]
fn a_thread_that_only_drops() {
    let program = || {
        let owned = Arc::new(());
        let theirs = Arc::clone(&owned);
        thread::spawn(move || drop(theirs));
        came_to(Arc::strong_count(&owned));
        ExitCode::SUCCESS
    };
    assert_eq!(all_are_found(program, "owners=on"), set(&["1", "2"]));
}

#[test]
fn who_is_notified() {
    let program = || {
        let pair = Arc::new((crate::sync::Mutex::new(0), Condvar::new()));
        let waiters: Vec<_> = (0..2)
            .map(|_| {
                let pair = Arc::clone(&pair);
                thread::spawn(move || {
                    let mut tickets = pair.1.wait_while(pair.0.lock().unwrap(), |tickets| *tickets == 0).unwrap();
                    *tickets -= 1;
                })
            })
            .collect();
        *pair.0.lock().unwrap() = 1;
        pair.1.notify_one();
        thread::yield_now();
        let finished: Vec<bool> = waiters.iter().map(thread::JoinHandle::is_finished).collect();
        came_to(format!("{finished:?}"));
        ExitCode::SUCCESS
    };
    assert_eq!(all_are_found(program, ""), set(&["[false, false]", "[false, true]", "[true, false]"]));
}

#[test]
fn store_buffering_with_weak_orderings_and_with_strong_ones() {
    fn program(ordering: Ordering) -> ExitCode {
        let (x, y) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let seen = thread::scope(|scope| {
            let left = scope.spawn(|| {
                x.store(1, if ordering == Ordering::Acquire { Ordering::Release } else { ordering });
                y.load(ordering)
            });
            y.store(1, if ordering == Ordering::Acquire { Ordering::Release } else { ordering });
            let right = x.load(ordering);
            (left.join().unwrap(), right)
        });
        came_to(format!("{seen:?}"));
        ExitCode::SUCCESS
    }
    let weak = ["(0, 0)", "(0, 1)", "(1, 0)", "(1, 1)"];
    assert_eq!(all_are_found(|| program(Ordering::Acquire), ""), set(&weak));
    assert_eq!(all_are_found(|| program(Ordering::SeqCst), ""), set(&weak[1..]));
    assert_eq!(all_are_found(|| program(Ordering::Acquire), "orderings=off"), set(&weak[1..]));
}

#[test]
fn a_time_out_may_come_first_and_in_timely_runs_never_does() {
    let program = || {
        let (sender, receiver) = mpsc::channel();
        thread::spawn(move || {
            thread::sleep(core::time::Duration::from_millis(10));
            // Nobody may listen any more.
            let _ = sender.send(());
        });
        came_to(format!("{:?}", receiver.recv_timeout(core::time::Duration::from_millis(500))));
        ExitCode::SUCCESS
    };
    assert_eq!(all_are_found(program, "time=adversarial"), set(&["Err(Timeout)", "Ok(())"]));
    assert_eq!(all_are_found(program, "time=timely"), set(&["Ok(())"]));
}

pub(super) fn search(program: fn() -> ExitCode, settings: &str) -> Found {
    let settings = Settings::parse(settings).unwrap();
    phases::run(&mut Runs::new("main", program, &settings), &settings)
}

#[test]
fn a_read_lock_taken_twice_meets_a_writer() {
    let _alone = alone();
    let program = || {
        let lock = crate::sync::RwLock::new(0);
        thread::scope(|scope| {
            scope.spawn(|| {
                let _first = lock.read().unwrap();
                let _second = lock.read().unwrap();
            });
            *lock.write().unwrap() += 1;
        });
        ExitCode::SUCCESS
    };
    let found = search(program, "");
    assert_eq!(found.failure.unwrap().outcome, Outcome::Deadlock);
    assert!(found.ran.iter().sum::<u32>() > found.failed);
}

#[test]
fn readers_of_a_cell_do_not_race_and_a_writer_does() {
    struct Shared(crate::cell::UnsafeCell<u64>);
    // SAFETY: that is what is looked at.
    unsafe impl Sync for Shared {}
    impl Shared {
        #[track_caller]
        fn get(&self) -> *mut u64 {
            self.0.get()
        }
    }
    fn program(writes: bool) -> ExitCode {
        let shared = Shared(crate::cell::UnsafeCell::new(1));
        let count = AtomicUsize::new(0);
        thread::scope(|scope| {
            for _ in 0..2 {
                scope.spawn(|| {
                    let pointer = shared.get();
                    // SAFETY: one OS thread runs all of it.
                    let value = unsafe { *pointer };
                    if writes {
                        // SAFETY: as above.
                        unsafe { *pointer = value + 1 };
                    }
                    count.fetch_add(1, Ordering::Relaxed);
                });
            }
        });
        ExitCode::SUCCESS
    }
    let _alone = alone();
    let reading = search(|| program(false), "");
    assert!(reading.failure.is_none() && reading.exhausted, "{reading:?}");
    let writing = search(|| program(true), "").failure.unwrap();
    assert!(matches!(writing.outcome, Outcome::Panic(panic) if panic.message.starts_with("data race")));
}

#[test]
fn the_simplest_failure_replays_from_its_string() {
    let _alone = alone();
    let program = || {
        let stock = crate::sync::Mutex::new(1_i32);
        let buy = || {
            if *stock.lock().unwrap() > 0 {
                *stock.lock().unwrap() -= 1;
            }
        };
        thread::scope(|scope| {
            scope.spawn(buy);
            scope.spawn(buy);
        });
        assert!(*stock.lock().unwrap() >= 0);
        ExitCode::SUCCESS
    };
    let failure = search(program, "in-order=0").failure.unwrap();
    let recipe = failure.recipe.to_string();
    assert!(recipe.len() < 10, "{recipe}");
    let again = search(program, &format!("replay={recipe}")).failure.unwrap();
    assert_eq!(again.outcome, failure.outcome);
}

#[test]
fn the_same_search_finds_the_same() {
    let _alone = alone();
    let program = || {
        let lock = crate::sync::Mutex::new(Vec::new());
        thread::scope(|scope| {
            for value in 0..7 {
                let lock = &lock;
                scope.spawn(move || lock.lock().unwrap().push(value));
            }
        });
        let order = lock.into_inner().unwrap();
        assert_ne!(order[..2], [3, 5], "{order:?}");
        ExitCode::SUCCESS
    };
    let found = |_| format!("{:?}", search(program, ""));
    let all: BTreeSet<String> = (0..5).map(found).collect();
    assert_eq!(all.len(), 1, "{all:#?}");
}

#[test]
fn a_hash_map_has_the_same_order_in_each_schedule() {
    let program = || {
        let map: std::collections::HashMap<i32, ()> = (0..20).map(|key| (key, ())).collect();
        thread::scope(|scope| {
            scope.spawn(|| drop(crate::sync::Mutex::new(0).lock()));
            came_to(format!("{:?}", map.keys()));
        });
        ExitCode::SUCCESS
    };
    let _alone = alone();
    assert_eq!(in_order(program, "").0.len(), 1);
    assert_eq!(at_random(program, "").len(), 1);
}

#[test]
fn a_thread_that_waits_while_it_unwinds_is_no_trouble_for_later_schedules() {
    let _alone = alone();
    struct Joins(Option<thread::JoinHandle<()>>);
    impl Drop for Joins {
        fn drop(&mut self) {
            if let Some(thread) = self.0.take() {
                thread.join().unwrap();
            }
        }
    }
    let program = || {
        let lock = Arc::new(crate::sync::Mutex::new(()));
        let theirs = Arc::clone(&lock);
        thread::spawn(move || {
            let other = thread::spawn(move || drop(theirs.lock().unwrap()));
            let _joins = Joins(Some(other));
            panic!("unwinds");
        });
        drop(lock.lock().unwrap());
        ExitCode::SUCCESS
    };
    let found = search(program, "");
    assert!(found.exhausted, "{found:?}");
    assert!(found.ran[0] > 2, "{found:?}");
}

#[test]
fn who_waits_for_ever_is_said() {
    let _alone = alone();
    let program = || {
        let (sender, receiver) = mpsc::channel::<()>();
        let held = sender.clone();
        let thread = thread::spawn(move || drop(sender));
        thread.join().unwrap();
        assert!(receiver.recv().is_err());
        drop(held);
        ExitCode::SUCCESS
    };
    let found = search(program, "");
    assert_eq!((found.failure.unwrap().outcome, found.exhausted), (Outcome::Deadlock, true));
}

#[test]
fn who_hands_over_for_ever_is_said_to_wait_for_the_channel() {
    let _alone = alone();
    let program = || {
        let (sender, _receiver) = mpsc::sync_channel(0);
        sender.send(1).unwrap();
        ExitCode::SUCCESS
    };
    assert_eq!(search(program, "").failure.unwrap().outcome, Outcome::Deadlock);
    assert_eq!(runtime().stuck()[0].object, 1);
}

#[test]
fn that_a_lock_is_taken_is_told_before_others_are_told_to_wait_for_it() {
    let _alone = alone();
    let program = || {
        let (left, right) = (crate::sync::Mutex::new(0), crate::sync::RwLock::new(0));
        thread::scope(|scope| {
            scope.spawn(|| (*left.lock().unwrap(), *right.write().unwrap()));
            let right = right.write().unwrap();
            (*left.lock().unwrap(), *right)
        });
        ExitCode::SUCCESS
    };
    let failure = search(program, "").failure.unwrap();
    assert_eq!(failure.outcome, Outcome::Deadlock);
    let mut runs = Runs::new("main", program, &Settings::parse("").unwrap());
    runs.trace = true;
    runs.replay(&failure.recipe);
    let runtime = runtime();
    let events = runtime.events.borrow();
    let waits = |event: &&Event| matches!(event.op, Op::LockWait | Op::WriteWait);
    for wait in events.iter().filter(waits) {
        let takes = |event: &Event| matches!(event.op, Op::Lock | Op::WriteLock) && event.object == wait.object;
        let before = events.iter().take_while(|event| !core::ptr::eq(*event, wait));
        assert!(before.into_iter().any(|event| takes(event) && Some(event.thread) == wait.other), "{events:#?}");
    }
    assert_eq!(events.iter().filter(waits).count(), 2, "{events:#?}");
}

#[test]
fn a_spin_loop_ends_when_its_flag_is_set_and_never_when_it_is_not() {
    let _alone = alone();
    fn program(sets: bool) -> ExitCode {
        let flag = crate::sync::atomic::AtomicBool::new(false);
        thread::scope(|scope| {
            scope.spawn(|| flag.store(sets, Ordering::Release));
            while !flag.load(Ordering::Acquire) {
                crate::hint::spin_loop();
            }
        });
        ExitCode::SUCCESS
    }
    let found = search(|| program(true), "");
    assert!(found.failure.is_none() && found.exhausted, "{found:?}");
    let found = search(|| program(false), "");
    assert_eq!((found.failure.unwrap().outcome, found.exhausted), (Outcome::Endless, false));
}
