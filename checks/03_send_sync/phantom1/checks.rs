//! Verifies that a telescope may go from thread to thread, in all the ways in which one observer
//! has it at a time. (The ways in which two would have it are in the folder `misuse`: they must not
//! compile.)

use super::Telescope;
use std::sync::{Arc, Mutex};
use std::thread;

/// A shared reference is all that an observer needs, on one and the same thread.
#[test]
fn an_observer_takes_two_pictures() {
    let telescope: Telescope = Telescope::new(0);
    let (one, other): (&Telescope, &Telescope) = (&telescope, &telescope);
    let taken: [u32; 2] = [one.photograph(10), other.photograph(200)];
    assert!(
        taken == [10, 200],
        "the pictures should be taken at 10 and at 200 degrees, and were taken at {taken:?}"
    );
}

/// It moves into a thread, and comes back as the thread's result.
#[test]
fn a_telescope_is_handed_on() {
    let mut telescope: Telescope = Telescope::new(1);
    for degrees in [20, 40, 60] {
        let observer = thread::spawn(move || {
            let taken: u32 = telescope.photograph(degrees);
            (taken, telescope)
        });
        let (taken, back): (u32, Telescope) = observer.join().expect("the observer panicked");
        telescope = back;
        assert!(
            taken == degrees,
            "the picture should be taken at {degrees} degrees, and was taken at {taken}"
        );
    }
}

/// Two telescopes on two threads have two motors.
#[test]
fn two_telescopes_do_not_disturb_each_other() {
    let observers = [(2, 15), (3, 95)].map(|(motor, degrees)| {
        thread::spawn(move || {
            let telescope: Telescope = Telescope::new(motor);
            let taken: u32 = telescope.photograph(degrees);
            taken
        })
    });
    let taken: [u32; 2] = observers.map(|observer| observer.join().expect("an observer panicked"));
    assert!(
        taken == [15, 95],
        "the pictures should be taken at 15 and at 95 degrees, and were taken at {taken:?}"
    );
}

/// An exclusive reference may go as well: whoever has it has the telescope alone.
#[test]
fn a_telescope_is_lent_exclusively() {
    let mut telescope: Telescope = Telescope::new(0);
    let lent: &mut Telescope = &mut telescope;
    let taken: u32 = thread::scope(|scope| {
        let observer = scope.spawn(move || lent.photograph(33));
        observer.join().expect("the observer panicked")
    });
    assert!(
        taken == 33,
        "the picture should be taken at 33 degrees, and was taken at {taken}"
    );
}

/// Under a lock even a shared telescope has one observer at a time.
#[test]
fn a_telescope_is_shared_under_a_lock() {
    let telescope: Arc<Mutex<Telescope>> = Arc::new(Mutex::new(Telescope::new(0)));
    let observers = [50, 150].map(|degrees| {
        let telescope = Arc::clone(&telescope);
        thread::spawn(move || telescope.lock().unwrap().photograph(degrees))
    });
    let taken: [u32; 2] = observers.map(|observer| observer.join().expect("an observer panicked"));
    assert!(
        taken == [50, 150],
        "the pictures should be taken at 50 and at 150 degrees, and were taken at {taken:?}"
    );
}
