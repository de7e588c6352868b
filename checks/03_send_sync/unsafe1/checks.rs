//! Verifies that lockers and windows may go to other threads, or be shared by them, with everything
//! for which that is safe. (What must not is in the folder `misuse`.)

use super::{Locker, Window};
use ::harness::together;
use std::cell::Cell;
use std::sync::{Arc, Mutex, MutexGuard};
use std::thread;

/// The camera has the address: all windows show the contents at the same one.
#[test]
fn all_windows_show_the_same_contents() {
    let locker: Locker<String> = Locker::new(String::from("an umbrella"));
    let (one, other): (Window<'_, String>, Window<'_, String>) = (locker.window(), locker.window());
    let (one, other): (&String, &String) = (one.look(), other.look());
    assert!(
        one == "an umbrella" && std::ptr::eq(one, other),
        "the window shows {one:?}, or two windows show two things"
    );
}

/// What was put in is dropped once, with the locker, in the thread that has it.
#[test]
fn the_contents_go_with_their_locker() {
    struct Bag(Arc<Mutex<Vec<thread::ThreadId>>>);
    impl Drop for Bag {
        fn drop(&mut self) {
            self.0.lock().unwrap().push(thread::current().id());
        }
    }

    let dropped = Arc::new(Mutex::new(Vec::new()));
    let locker: Locker<Bag> = Locker::new(Bag(Arc::clone(&dropped)));
    drop(locker.window());
    let traveller = thread::spawn(move || drop(locker));
    let id = traveller.thread().id();
    traveller.join().expect("the traveller panicked");
    let dropped = dropped.lock().unwrap();
    assert!(
        *dropped == [id],
        "the contents should be dropped once, where the locker was, and were dropped {} times",
        dropped.len()
    );
}

/// A Cell is Send: alone with it, another thread may do with it what it likes.
#[test]
fn a_cell_moves_in_its_locker() {
    let locker: Locker<Cell<u32>> = Locker::new(Cell::new(1));
    let traveller = thread::spawn(move || {
        locker.window().look().set(2);
        locker
    });
    let locker: Locker<Cell<u32>> = traveller.join().expect("the traveller panicked");
    let found: u32 = locker.window().look().get();
    assert!(found == 2, "2 was put into the cell, and there is {found}");
}

/// Two threads share a locker, and each looks in at the same moment.
#[test]
fn two_threads_share_a_locker() {
    let locker: Arc<Locker<String>> = Arc::new(Locker::new(String::from("a hat")));
    let travellers = [1, 2].map(|_| {
        let locker = Arc::clone(&locker);
        thread::spawn(move || {
            let window: Window<'_, String> = locker.window();
            together(2, "two threads never looked in at the same time");
            window.look().len()
        })
    });
    let seen: [usize; 2] = travellers.map(|traveller| traveller.join().expect("one panicked"));
    assert!(
        seen == [5, 5],
        "\"a hat\" has 5 letters, and {seen:?} were seen"
    );
}

/// A guard is Sync and not Send: whoever looks at it takes nothing away. It may be looked at from
/// another thread, through the locker, through a window that was sent, and through a shared one.
#[test]
fn a_guard_is_looked_at_from_other_threads() {
    let mutex = Mutex::new(7_u32);
    let locker: Locker<MutexGuard<'_, u32>> = Locker::new(mutex.lock().unwrap());
    let (sent, shared) = (locker.window(), locker.window());
    let seen: [u32; 3] = thread::scope(|scope| {
        let travellers = [
            scope.spawn(|| -> u32 { **locker.window().look() }),
            scope.spawn(move || -> u32 { **sent.look() }),
            scope.spawn(|| -> u32 { **shared.look() }),
        ];
        travellers.map(|traveller| traveller.join().expect("one panicked"))
    });
    assert!(
        seen == [7, 7, 7],
        "there is a 7 behind the guard, and {seen:?} were seen"
    );
}

/// Contents may be borrowed: nothing has to live for ever.
#[test]
fn a_locker_with_something_borrowed() {
    let text = String::from("a letter");
    let locker: Locker<&str> = Locker::new(&text);
    let seen: usize = thread::scope(|scope| {
        let traveller = scope.spawn(move || locker.window().look().len());
        traveller.join().expect("the traveller panicked")
    });
    assert!(
        seen == 8,
        "\"a letter\" has 8 letters, and {seen} were seen"
    );
}
