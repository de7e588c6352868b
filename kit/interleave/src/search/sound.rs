//! That no program, however it uses what is here, makes the explorer itself do what is undefined.

use core::fmt;
use std::process::ExitCode;
use std::sync::atomic::AtomicBool;

use super::tests::{alone, search};
use crate::cell::UnsafeCell;
use crate::model::runtime::Outcome;
use crate::sync::atomic::{AtomicUsize, Ordering};
use crate::sync::{Arc, Mutex, RwLock};
use crate::thread;

/// A cell that threads share.
struct Shared<T>(UnsafeCell<T>);

// SAFETY: one OS thread runs all threads of a schedule.
unsafe impl<T> Sync for Shared<T> {}

impl<T: Copy> Shared<T> {
    fn new(value: T) -> Shared<T> {
        Shared(UnsafeCell::new(value))
    }

    fn read(&self) -> T {
        let pointer = self.0.get();
        // SAFETY: the cell is alive, and nobody has a reference to its content.
        unsafe { *pointer }
    }

    fn write(&self, value: T) {
        let pointer = self.0.get();
        // SAFETY: as above.
        unsafe { *pointer = value };
    }
}

#[test]
fn a_thread_that_is_seen_to_race_does_not_go_on() {
    // A real one: it is not reset, and no scheduling point.
    static WENT_ON: AtomicBool = AtomicBool::new(false);
    let _alone = alone();
    let program = || {
        let (shared, count) = (Shared::new(0), AtomicUsize::new(0));
        thread::scope(|scope| {
            scope.spawn(|| {
                shared.write(1);
                count.fetch_add(1, Ordering::Relaxed);
            });
            // The other one may run here, but nothing is ordered by it. Once the cell is written, to look is a race.
            count.fetch_add(1, Ordering::Relaxed);
            if shared.read() == 1 {
                WENT_ON.store(true, Ordering::Relaxed);
            }
        });
        ExitCode::SUCCESS
    };
    let failure = search(program, "").failure.unwrap();
    assert!(matches!(failure.outcome, Outcome::Panic(panic) if panic.message.starts_with("data race")));
    assert!(!WENT_ON.load(Ordering::Relaxed));
}

#[test]
fn a_cell_may_be_gone_with_its_memory_when_it_is_looked_at_again() {
    // Of that size the allocator gets memory from the system, and gives it back at once.
    const ROOM: usize = 64 << 20;
    let _alone = alone();
    let program = || {
        let cells = || {
            let mut cells: Vec<UnsafeCell<u64>> = Vec::with_capacity(ROOM / size_of::<UnsafeCell<u64>>());
            cells.extend([UnsafeCell::new(7), UnsafeCell::new(8)]);
            cells.iter().for_each(|cell| _ = cell.get());
            cells
        };
        drop(cells());
        // A cell that is moved away does not end where it was.
        let moved: [_; 2] = core::array::from_fn({
            let mut cells = cells().into_iter();
            move |_| cells.next().unwrap()
        });
        thread::spawn(|| ()).join().unwrap();
        assert_eq!(moved.map(UnsafeCell::into_inner), [7, 8]);
        ExitCode::SUCCESS
    };
    let found = search(program, "");
    assert!(found.failure.is_none() && found.exhausted, "{found:?}");
}

#[test]
fn what_becomes_of_a_cells_memory_is_no_write_to_the_cell() {
    type Content = [u64; 8];
    let _alone = alone();
    let program = || {
        let shared = Arc::new(Shared::new([7; 8]));
        let readers: [_; 2] = core::array::from_fn(|_| {
            let shared: Arc<Shared<Content>> = Arc::clone(&shared);
            thread::spawn(move || {
                assert_eq!(shared.read()[0], 7);
                // Whoever is the last frees it, and gets the same memory for something else.
                drop(shared);
                let _other: Vec<Box<[u64; 16]>> = (0..8).map(|_| Box::new([9; 16])).collect();
                thread::park_timeout(core::time::Duration::from_millis(1));
            })
        });
        drop(shared);
        readers.into_iter().for_each(|reader| reader.join().unwrap());
        ExitCode::SUCCESS
    };
    let found = search(program, "");
    assert!(found.failure.is_none(), "{found:?}");
}

#[test]
fn a_lock_is_held_while_what_it_guards_is_shown() {
    struct Shown<'a>(u64, &'a AtomicUsize);
    impl fmt::Debug for Shown<'_> {
        fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
            let before = self.0;
            // Others may run here.
            self.1.fetch_add(1, Ordering::Relaxed);
            assert_eq!(self.0, before, "it has changed under a shared reference");
            Ok(())
        }
    }
    let _alone = alone();
    let mutex = || {
        let times = AtomicUsize::new(0);
        let lock = Mutex::new(Shown(0, &times));
        thread::scope(|scope| {
            scope.spawn(|| lock.lock().unwrap().0 += 1);
            assert!(format!("{lock:?}").starts_with("Mutex"));
        });
        ExitCode::SUCCESS
    };
    let rwlock = || {
        let times = AtomicUsize::new(0);
        let lock = RwLock::new(Shown(0, &times));
        thread::scope(|scope| {
            scope.spawn(|| lock.write().unwrap().0 += 1);
            assert!(format!("{lock:?}").starts_with("RwLock"));
        });
        ExitCode::SUCCESS
    };
    for program in [mutex, rwlock] {
        let found = search(program, "");
        assert!(found.failure.is_none() && found.exhausted, "{found:?}");
    }
}

#[test]
fn every_thread_has_a_stack_of_megabytes() {
    const MUCH: usize = 2 << 20;
    #[inline(never)]
    fn deep(from: u8) -> u8 {
        core::hint::black_box([from; MUCH])[usize::from(from)]
    }
    let _alone = alone();
    let program = || {
        let others: [_; 2] = core::array::from_fn(|_| thread::spawn(|| deep(2)));
        assert_eq!(deep(1), 1);
        others.into_iter().for_each(|other| assert_eq!(other.join().unwrap(), 2));
        ExitCode::SUCCESS
    };
    let found = search(program, "");
    assert!(found.failure.is_none() && found.exhausted, "{found:?}");
}

#[test]
fn a_panic_in_what_a_thread_leaves_behind_is_no_end_of_the_search() {
    struct Bad;
    impl Drop for Bad {
        fn drop(&mut self) {
            panic!("it does not go quietly");
        }
    }
    crate::thread_local! {
        static BAD: Bad = const { Bad };
    }
    let _alone = alone();
    let programs: [fn() -> ExitCode; 3] = [
        || {
            BAD.with(|_| ());
            ExitCode::SUCCESS
        },
        || {
            thread::spawn(|| BAD.with(|_| ())).join().unwrap();
            ExitCode::SUCCESS
        },
        || {
            // Nobody has the handle: the result is dropped by the thread itself.
            let (ready, is_ready) = crate::sync::mpsc::channel();
            drop(thread::spawn(move || {
                let _ready: crate::sync::mpsc::Sender<()> = ready;
                Bad
            }));
            is_ready.recv().unwrap_err();
            thread::yield_now();
            ExitCode::SUCCESS
        },
    ];
    for program in programs {
        let failure = search(program, "").failure.expect("std ends such a program");
        let said = |panic: &str| panic.starts_with("it does not go quietly\n(in what was dropped");
        assert!(matches!(&failure.outcome, Outcome::Panic(panic) if said(&panic.message)), "{failure:?}");
    }
}
