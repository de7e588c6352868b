//! Verifies that the dome is open during the night and closed after it, that threads may look at the
//! same time, and that a night may use and return whatever is not the telescope. (What must not be
//! possible is in the folder `misuse`.)

use super::{OPEN_DOMES, observe};
use ::harness::together;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::rc::Rc;
use std::sync::atomic::Ordering;
use std::thread;

fn open_domes() -> usize {
    OPEN_DOMES.load(Ordering::SeqCst)
}

/// One dome is open during the night, and none before it and after it.
#[test]
fn the_dome_is_open_at_night_only() {
    for night in ["first", "second"] {
        let (open, picture): (usize, String) =
            observe(|telescope| (open_domes(), telescope.look("the Moon")));
        assert!(
            open == 1,
            "during the {night} night 1 dome should be open, and there were {open}"
        );
        assert!(
            picture == "a picture of the Moon",
            "a guest looked at the Moon, and took home {picture:?}"
        );
        let open = open_domes();
        assert!(
            open == 0,
            "in the morning after the {night} night no dome should be open, and there are {open}"
        );
    }
}

/// Two observatories at once: each night has a telescope of its own.
#[test]
fn two_nights_have_two_telescopes() {
    let open: usize = observe(|first| {
        observe(|second| {
            let _: [String; 2] = [first.look("the Moon"), second.look("Mars")];
            open_domes()
        })
    });
    assert!(
        open == 2,
        "two nights at once need 2 open domes, and there were {open}"
    );
    let open = open_domes();
    assert!(
        open == 0,
        "in the morning no dome should be open, and there are {open}"
    );
}

/// The threads of a scope may use the telescope: they are over before the night is.
#[test]
fn threads_may_look_at_the_same_time() {
    let pictures: Vec<String> = observe(|telescope| {
        thread::scope(|scope| {
            let look = |star: &'static str| {
                let telescope = &telescope;
                scope.spawn(move || {
                    together(2, "two threads never looked through the telescope together");
                    telescope.look(star)
                })
            };
            let threads = [look("the Moon"), look("Mars")];
            threads.map(|thread| thread.join().unwrap()).into()
        })
    });
    assert!(
        pictures == ["a picture of the Moon", "a picture of Mars"],
        "the threads looked at the Moon and at Mars, and took home {pictures:?}"
    );
}

/// The dome closes when a guest panics, too, and the panic is not hidden.
#[test]
fn a_panic_closes_the_dome() {
    let night = catch_unwind(AssertUnwindSafe(|| {
        observe(|_telescope| panic!("a guest sees something, as it should be"));
    }));
    assert!(
        night.is_err(),
        "a guest panicked, and observe returned as if nothing had happened"
    );
    let open = open_domes();
    assert!(
        open == 0,
        "a guest panicked, and in the morning {open} dome is still open"
    );
}

/// The night runs in its caller's own thread, so it may use what must not cross to another one, and
/// its result may borrow from the caller.
#[test]
fn a_night_may_use_anything() {
    let stars = Rc::new([String::from("the Moon"), String::from("Mars")]);
    let paper = String::from("paper");
    let (seen, paper): (Rc<[String; 2]>, &str) = observe(|telescope| {
        let _: String = telescope.look(&stars[0]);
        (Rc::clone(&stars), paper.as_str())
    });
    assert!(
        seen[1] == "Mars" && paper == "paper",
        "a night brought back something else than it returned"
    );
}

/// A night is for once: it may give away what it owns.
#[test]
fn a_night_may_give_away_what_it_owns() {
    let notes = String::from("clear sky");
    let notes: String = observe(move |_telescope| notes);
    assert!(
        notes == "clear sky",
        "the night returned \"clear sky\", and observe {notes:?}"
    );
}
