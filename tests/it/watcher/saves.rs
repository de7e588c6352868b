//! A save is noticed however it is made, and none is lost.

use std::fs;
use std::time::Duration;

use super::course::Course;
use super::learner::{Learner, SOLVED, UNSOLVED, UNSOLVED_FAILS, marked};

/// What must not come had time to come.
const A_WHILE: Duration = Duration::from_millis(300);

/// An answer that is stuck for good.
fn deadlocked() -> String {
    let stuck = "report();\n    let (_keep, never) = std::sync::mpsc::channel::<()>();\n    let _ = never.recv();";
    UNSOLVED.replace("report();", stuck)
}

/// `save` solves the first exercise; the lesson comes, and `n` goes on.
fn solves(save: fn(&Learner, &str)) {
    let learner = Learner::begins();
    save(&learner, SOLVED);
    learner.passes();
    learner.is_told("Dropping the JoinHandle stops nothing");
    learner.is_told("threadlings  1/8 done");
    learner.is_told("spawn1 is done: n goes on to spawn2");
    learner.terminal.press("n");
    learner.is_told("all_sensors_measure_at_the_same_time");
    learner.is_told("01_spawn / spawn2: Threads in single file");
    learner.terminal.press("q");
    learner.leaves();
}

#[test]
fn a_save_in_place_solves_an_exercise() {
    solves(Learner::saves_in_place);
}

#[test]
fn a_save_by_rename_solves_an_exercise() {
    solves(Learner::saves_by_rename);
}

#[test]
fn a_save_through_a_backup_solves_an_exercise() {
    solves(Learner::saves_with_a_backup);
}

#[test]
fn half_a_file_is_told_and_then_the_whole() {
    let learner = Learner::begins();
    let (half, rest) = SOLVED.split_at(SOLVED.find("report();").expect("the solution"));
    learner.saves_in_place(half);
    learner.is_told("this file contains an unclosed delimiter");
    learner.appends(rest);
    learner.passes();
    // And with nothing between the two.
    learner.saves_in_place(&marked("between"));
    learner.is_told("cannot find function `between`");
    learner.saves_in_place("");
    learner.appends(half);
    learner.appends(rest);
    learner.passes();
}

#[test]
fn of_saves_that_come_faster_than_checks_the_last_one_is_judged() {
    let learner = Learner::hangs();
    learner.saves_in_place(&deadlocked());
    learner.saves_by_rename(&marked("second"));
    learner.saves_with_a_backup(&marked("third"));
    learner.is_told("cannot find function `third`");
    learner.terminal.stays_quiet(A_WHILE);
}

#[test]
fn the_last_of_many_saves_is_judged_however_they_fall_between_checks() {
    let learner = Learner::begins();
    let ways = [Learner::saves_in_place, Learner::saves_by_rename, Learner::saves_with_a_backup];
    for round in 0..4 {
        // No two rounds have the same rhythm: some saves fall into one check, some between two.
        for save in 0..12 {
            ways[save % 3](&learner, &marked(&format!("save_{round}_{save}")));
            std::thread::park_timeout(Duration::from_millis((save as u64 * 7 + round * 11) % 45));
        }
        learner.is_told(&format!("cannot find function `save_{round}_11`"));
    }
    learner.terminal.stays_quiet(A_WHILE);
    learner.is_alone();
}

#[test]
fn the_same_bytes_again_are_not_checked_again() {
    let learner = Learner::begins();
    learner.saves_in_place(&marked("first"));
    learner.is_told("cannot find function `first`");
    for save in [Learner::writes_over, Learner::saves_by_rename] {
        save(&learner, &marked("first"));
        learner.terminal.stays_quiet(A_WHILE);
    }
    let begun = learner.checks_begun();
    learner.saves_by_rename(&marked("second"));
    learner.is_told("cannot find function `second`");
    assert_eq!(learner.checks_begun(), begun + 1);
    // Who asks for it has it.
    learner.terminal.press("r");
    super::learner::until("one more check begins", || learner.checks_begun() == begun + 2);
    learner.is_told("cannot find function `second`");
}

#[test]
fn a_good_answer_passes_while_the_one_before_it_still_hangs() {
    let learner = Learner::hangs();
    learner.saves_in_place(SOLVED);
    learner.passes();
    learner.is_alone();
    // The first never got a verdict: only the unsolved file did, and the good one.
    let raw = learner.terminal.raw();
    assert!(!raw.contains("timed-out") && !raw.contains("over-limit"), "{raw}");
    learner.terminal.press("q");
    learner.leaves();
}

#[test]
fn a_good_answer_passes_after_one_that_is_stuck() {
    let learner = Learner::begins();
    learner.saves_in_place(&deadlocked());
    learner.is_told("deadlock:");
    learner.is_alone();
    learner.saves_by_rename(SOLVED);
    learner.passes();
    // And at once, before it is known that the first is stuck.
    learner.saves_by_rename(&(deadlocked() + "// It is not known yet.\n"));
    learner.terminal.wait_for("checking… (checks)");
    learner.saves_in_place(&SOLVED.replace("the backup panicked", "no backup"));
    learner.passes();
    learner.is_alone();
}

#[test]
fn a_file_that_is_gone_is_told_and_so_is_its_return() {
    let learner = Learner::begins();
    fs::remove_file(learner.answer()).expect("the answer is there");
    learner.terminal.wait_for("learn/exercises/01_spawn/spawn1.rs is gone.");
    learner.terminal.wait_for("waiting for the file to come back");
    learner.saves_in_place(SOLVED);
    learner.passes();
    // The same bytes come back.
    fs::remove_file(learner.answer()).expect("the answer is there");
    learner.terminal.wait_for("is gone.");
    learner.saves_in_place(SOLVED);
    learner.passes();
    assert!(!crate::terminal::shows(&learner.terminal.screen(), "is gone."));
}

#[test]
fn a_file_that_goes_while_it_is_checked_is_told() {
    let learner = Learner::hangs();
    fs::remove_file(learner.answer()).expect("the answer is there");
    learner.terminal.wait_for("is gone.");
    learner.is_alone();
    learner.saves_in_place(SOLVED);
    learner.passes();
}

#[test]
fn polling_sees_a_save() {
    let learner = Course::new().watch(&["--poll"]);
    learner.is_told(UNSOLVED_FAILS);
    for (at, save) in
        [Learner::saves_in_place, Learner::saves_by_rename, Learner::saves_with_a_backup].iter().enumerate()
    {
        save(&learner, &marked(&format!("polled_{at}")));
        learner.is_told(&format!("cannot find function `polled_{at}`"));
    }
    let begun = learner.checks_begun();
    learner.terminal.stays_quiet(3 * A_WHILE);
    assert_eq!(learner.checks_begun(), begun);
    learner.saves_in_place(SOLVED);
    learner.passes();
    learner.terminal.press("q");
    learner.leaves();
}
