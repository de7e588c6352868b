//! Verifies that the vault is open during the visit and closed after it, that threads may search at the
//! same time, and that a visit may use and return whatever is not the chart. (What must not be
//! possible is in the folder `misuse`.)

use super::{OPEN_VAULTS, consult};
use ::harness::together;
use std::mem::ManuallyDrop;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::rc::Rc;
use std::sync::atomic::Ordering;
use std::thread;

fn open_vaults() -> usize {
    OPEN_VAULTS.load(Ordering::SeqCst)
}

/// One vault is open during the visit, and none before it and after it.
#[test]
fn the_vault_is_open_during_a_visit_only() {
    for visit in ["first", "second"] {
        let (open, sketch): (usize, String) =
            consult(|chart| (open_vaults(), chart.find("the old harbour")));
        assert!(
            open == 1,
            "during the {visit} visit 1 vault should be open, and there were {open}"
        );
        assert!(
            sketch == "a sketch of the old harbour",
            "a reader searched the old harbour, and took home {sketch:?}"
        );
        let open = open_vaults();
        assert!(
            open == 0,
            "in the evening after the {visit} visit no vault should be open, and there are {open}"
        );
    }
}

/// One visit within another: each visit has a chart of its own.
#[test]
fn two_visits_have_two_charts() {
    let open: usize = consult(|first| {
        consult(|second| {
            let _: [String; 2] = [first.find("the old harbour"), second.find("the mill")];
            open_vaults()
        })
    });
    assert!(
        open == 2,
        "two visits at once need 2 open vaults, and there were {open}"
    );
    let open = open_vaults();
    assert!(
        open == 0,
        "in the evening no vault should be open, and there are {open}"
    );
}

/// The threads of a scope may use the chart: they are over before the visit is.
#[test]
fn threads_may_search_at_the_same_time() {
    let sketches: Vec<String> = consult(|chart| {
        thread::scope(|scope| {
            let search = |place: &'static str| {
                let chart = &chart;
                scope.spawn(move || {
                    together(2, "two threads never had the chart at the same time");
                    chart.find(place)
                })
            };
            let threads = [search("the old harbour"), search("the mill")];
            threads.map(|thread| thread.join().unwrap()).into()
        })
    });
    assert!(
        sketches == ["a sketch of the old harbour", "a sketch of the mill"],
        "the threads searched the old harbour and the mill, and took home {sketches:?}"
    );
}

/// The vault closes when a reader panics, too, and the panic is not hidden.
#[test]
fn a_panic_closes_the_vault() {
    let visit = catch_unwind(AssertUnwindSafe(|| {
        consult(|_chart| panic!("a reader panics, as it should be"));
    }));
    assert!(
        visit.is_err(),
        "a reader panicked, and consult returned as if nothing had happened"
    );
    let open = open_vaults();
    assert!(
        open == 0,
        "a reader panicked, and in the evening {open} vault is still open"
    );
}

/// A reader wraps up what it was lent so that no destructor runs: the vault closes all the same.
#[test]
fn a_forgetful_reader_closes_the_vault() {
    consult(|chart| {
        let _forgotten = ManuallyDrop::new(chart);
    });
    let open = open_vaults();
    assert!(
        open == 0,
        "a reader never dropped what it was given, and in the evening {open} vault is still open"
    );
}

/// The visit runs in its caller's own thread, so it may use what must not cross to another one, and
/// its result may borrow from the caller.
#[test]
fn a_visit_may_use_anything() {
    let places = Rc::new([String::from("the old harbour"), String::from("the mill")]);
    let paper = String::from("paper");
    let (found, paper): (Rc<[String; 2]>, &str) = consult(|chart| {
        let _: String = chart.find(&places[0]);
        (Rc::clone(&places), paper.as_str())
    });
    assert!(
        found[1] == "the mill" && paper == "paper",
        "a visit brought back something else than it returned"
    );
}

/// A visit is for once: it may give away what it owns, and nothing else is known of that.
#[test]
fn a_visit_may_give_away_what_it_owns() {
    struct Notes(String);

    let notes = Notes(String::from("shallow water"));
    let Notes(notes) = consult(move |_chart| notes);
    assert!(
        notes == "shallow water",
        "the visit returned \"shallow water\", and consult {notes:?}"
    );
}
