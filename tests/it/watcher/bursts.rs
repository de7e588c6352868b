//! A thousand saves: the last one is judged, few checks were begun, and nothing has piled up.

use std::time::{Duration, Instant};

use super::learner::{Learner, marked, until};

/// A save is several events: they are one when they come within this.
const DEBOUNCE: Duration = Duration::from_millis(15);
/// What a long save has in bytes: a thousand of them would be noticed in the watcher's memory.
const LONG: usize = 64 << 10;
/// What the watcher may need more than before for a while, in KiB: less than half of a thousand long saves.
const MORE_KIB: u64 = 30 << 10;

/// Ways to save.
type Ways<'w> = &'w [fn(&Learner, &str)];
const ALL: Ways<'_> = &[Learner::saves_in_place, Learner::saves_by_rename, Learner::saves_with_a_backup];

/// An answer of at least so many bytes.
fn sized(marker: &str, bytes: usize) -> String {
    let answer = marked(marker);
    format!("{answer}/*{}*/\n", " ".repeat(bytes.saturating_sub(answer.len())))
}

/// Saves a thousand times in a row, in one way after the other.
#[track_caller]
fn a_thousand_saves(learner: &Learner, name: &str, bytes: usize, ways: Ways<'_>) {
    let held = learner.holds();
    let checks = learner.counts_checks();
    let texts: Vec<String> = (0..1000).map(|save| sized(&format!("{name}_{save}"), bytes)).collect();
    let began = Instant::now();
    for (save, text) in texts.iter().enumerate() {
        ways[save % ways.len()](learner, text);
    }
    let took = began.elapsed();
    learner.is_told(&format!("cannot find function `{name}_999`"));
    // However fast or slow this machine is: the file is not read more often than this, and what is read begins one check
    // at most. The last save may be read twice, half and whole.
    let most = usize::try_from(took.as_millis() / DEBOUNCE.as_millis()).expect("a while") + 3;
    let begun = checks.more();
    assert!((1..=most).contains(&begun), "{begun} checks were begun in {took:?}: more than {most}");
    learner.is_alone();
    until("the watcher holds what it held before", || learner.holds() == held);
}

#[test]
fn of_a_thousand_saves_the_last_is_judged_and_few_checks_are_begun() {
    let learner = Learner::begins();
    a_thousand_saves(&learner, "by_rename", 0, &[Learner::saves_by_rename]);
    a_thousand_saves(&learner, "in_place", 0, &[Learner::saves_in_place]);
    a_thousand_saves(&learner, "mixed", 0, ALL);
    learner.answers_keys();
    learner.quits();
}

#[test]
fn a_thousand_long_saves_do_not_pile_up_in_memory() {
    let learner = Learner::begins();
    // The first long file may need more than the short one before it.
    learner.saves_by_rename(&sized("first", LONG));
    learner.is_told("cannot find function `first`");
    let peak = learner.peak_kib();
    a_thousand_saves(&learner, "long", LONG, ALL);
    let more = learner.peak_kib() - peak;
    assert!(more < MORE_KIB, "{more} KiB more for a thousand saves of 64 KiB");
    learner.quits();
}

#[test]
fn q_in_the_middle_of_a_thousand_saves_ends_it_and_leaves_nothing() {
    let learner = Learner::begins();
    for save in 0..500 {
        learner.saves_by_rename(&marked(&format!("save_{save}")));
    }
    learner.terminal.press("q");
    for save in 500..1000 {
        learner.saves_in_place(&marked(&format!("save_{save}")));
    }
    let (left, _) = learner.leaves();
    assert_eq!(left.status.code(), Some(0));
}
