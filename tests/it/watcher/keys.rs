//! What each key does, also while an answer hangs.

use std::fs;

use super::learner::{Learner, SOLVED, UNSOLVED, UNSOLVED_FAILS, marked, until};
use crate::terminal::{rows, shows};

const DOWN: &str = "\x1b[B";
const UP: &str = "\x1b[A";
const ESCAPE: &str = "\x1b";
/// What only the list shows.
const IN_THE_LIST: &str = "Enter work on it";

#[test]
fn keys_are_answered_while_an_answer_hangs() {
    let learner = Learner::hangs();
    let terminal = &learner.terminal;
    terminal.press("?");
    terminal.wait_for("Keys, at any time, also while a check runs:");
    terminal.press("?");
    terminal.wait_gone("Keys, at any time");
    terminal.press("h");
    terminal.wait_for("hint 1 of 3");
    terminal.press("l");
    terminal.wait_for(IN_THE_LIST);
    terminal.press(ESCAPE);
    terminal.wait_for("hint 1 of 3");
    terminal.press("n");
    terminal.wait_for("spawn1 is not done yet: skip it? y/n");
    terminal.press("n");
    terminal.wait_gone("skip it?");
    // All that time it was the same check.
    terminal.wait_for("checking… (checks)");
    assert_eq!(learner.checks_begun(), 2, "the unsolved file, and the one that hangs");
    terminal.press("q");
    let (left, _) = learner.leaves();
    assert_eq!(left.status.code(), Some(0));
}

#[test]
fn another_exercise_can_be_taken_up_while_an_answer_hangs() {
    let learner = Learner::hangs();
    learner.terminal.press("l");
    learner.terminal.wait_for(IN_THE_LIST);
    learner.terminal.press(&format!("{DOWN}\r"));
    learner.is_told("all_sensors_measure_at_the_same_time");
    learner.is_alone();
}

#[test]
fn n_before_a_pass_asks_and_what_is_skipped_is_not_done() {
    let learner = Learner::begins();
    let terminal = &learner.terminal;
    terminal.press("n");
    terminal.wait_for("spawn1 is not done yet: skip it? y/n");
    terminal.wait_for("y yes  n no");
    terminal.press("n");
    terminal.wait_gone("skip it?");
    terminal.wait_for("01_spawn / spawn1: A thread nobody waits for");
    terminal.press("n");
    terminal.wait_for("skip it?");
    terminal.press("y");
    learner.is_told("01_spawn / spawn2: Threads in single file");
    learner.is_told("threadlings  0/8 done");
    // Only the current exercise's file is looked after.
    let begun = learner.checks_begun();
    learner.saves_by_rename(SOLVED);
    let (new, second) = (learner.learn("new"), learner.learn("exercises/01_spawn/spawn2.rs"));
    fs::write(&new, marked("second_one")).and_then(|()| fs::rename(&new, second)).expect("failed to save");
    learner.is_told("cannot find function `second_one`");
    assert_eq!(learner.checks_begun(), begun + 1);
    terminal.press("l");
    terminal.wait_for("  · spawn1      Spawning threads         A thread nobody waits for");
    terminal.wait_for("> · spawn2      Spawning threads         Threads in single file");
}

#[test]
fn x_asks_and_keeps_what_was_written() {
    let learner = Learner::begins();
    let terminal = &learner.terminal;
    learner.saves_in_place(&marked("mine"));
    learner.is_told("cannot find function `mine`");
    terminal.press("x");
    terminal.wait_for("put the original spawn1 back? (yours is kept) y/n");
    terminal.press("n");
    terminal.wait_gone("put the original");
    assert_eq!(fs::read_to_string(learner.answer()).expect("the answer"), marked("mine"));
    terminal.press("x");
    terminal.wait_for("put the original");
    terminal.press("y");
    learner.is_told(UNSOLVED_FAILS);
    let kept = "spawn1 is as it was at first; what you wrote is kept in learn/.threadlings/kept/spawn1-1.rs.";
    learner.is_told(kept);
    assert_eq!(fs::read_to_string(learner.answer()).expect("the answer"), UNSOLVED);
    let kept = fs::read_to_string(learner.learn(".threadlings/kept/spawn1-1.rs")).expect("the old text");
    assert_eq!(kept, marked("mine"));
    // The file that was put there is looked after.
    learner.saves_in_place(SOLVED);
    learner.passes();
}

#[test]
fn s_asks_before_a_pass_and_shows_a_diff_after_it() {
    let learner = Learner::begins();
    let terminal = &learner.terminal;
    terminal.press("s");
    terminal.wait_for("spawn1 has not passed yet: show its solution? y/n");
    terminal.press("n");
    terminal.wait_gone("show its solution?");
    assert!(!shows(&terminal.screen(), "The solution beside your program:"));
    terminal.press("s");
    terminal.wait_for("show its solution?");
    terminal.press("y");
    terminal.wait_for("The solution beside your program:");
    terminal.wait_for("backup.join()");

    learner.saves_in_place(&SOLVED.replace("the backup panicked", "no backup today"));
    learner.passes();
    terminal.wait_gone("The solution beside your program:");
    terminal.press("s");
    terminal.wait_for("The solution beside your program:");
    terminal.wait_until("both lines, one taken and one given", |screen| {
        let line = |sign: char, text: &str| {
            rows(screen).iter().any(|row| row.trim_start().starts_with(sign) && row.contains(text))
        };
        line('-', "no backup today") && line('+', "the backup panicked")
    });
    terminal.press("s");
    terminal.wait_gone("The solution beside your program:");
}

#[test]
fn in_the_list_arrows_move_and_enter_makes_another_exercise_current() {
    let learner = Learner::begins();
    let terminal = &learner.terminal;
    let selected = |name: &'static str| {
        let what = format!("{name} is selected");
        terminal.wait_until(&what, move |screen| {
            let inverse = |row: u16| screen.cell(row, 0).is_some_and(vt100::Cell::inverse);
            rows(screen).iter().zip(0..).any(|(text, row)| inverse(row) && text.contains(name))
        });
    };
    terminal.press("l");
    selected("spawn1");
    assert!(terminal.screen().alternate_screen());
    terminal.press(DOWN);
    selected("spawn2");
    terminal.press(&DOWN.repeat(4));
    selected("locks1");
    terminal.press(UP);
    selected("send_sync1");
    terminal.press("\x1b[F");
    selected("condvar1");
    // An arrow whose bytes come in two parts.
    terminal.press("\x1b");
    terminal.press("[A");
    selected("scope1");
    terminal.press("\r");
    learner.is_told("06_scope / scope1: Lend a book to three threads");
    assert!(!terminal.screen().alternate_screen());
    // It stays the current one.
    terminal.press("q");
    let (_, course) = learner.leaves();
    let learner = course.watch(&[]);
    learner.is_told("06_scope / scope1: Lend a book to three threads");
}

#[test]
fn a_save_while_the_list_is_open_is_checked() {
    let learner = Learner::begins();
    learner.terminal.press("l");
    learner.terminal.wait_for("threadlings  0 of 8 done");
    learner.saves_by_rename(SOLVED);
    learner.terminal.wait_for("threadlings  1 of 8 done");
    learner.terminal.wait_for("> ✓ spawn1");
    learner.terminal.press("l");
    learner.passes();
}

#[test]
fn c_checks_all_and_shows_a_summary() {
    let learner = Learner::begins();
    learner.terminal.press("c");
    learner.terminal.wait_for("any key stops it");
    learner.is_told("0 of 8 exercises pass:");
    for (name, verdict) in [("spawn1", "failed-check"), ("move2", "misuse-compiles"), ("condvar1", "failed-check")] {
        learner.is_told(&format!("  {name:<10}  {verdict}"));
    }
    // What comes of a save takes its place.
    learner.saves_in_place(SOLVED);
    learner.is_told("threadlings  1/8 done");
    learner.passes();
    assert!(!shows(&learner.terminal.screen(), "exercises pass"));
}

#[test]
fn any_key_stops_checking_all() {
    let learner = Learner::hangs();
    learner.terminal.press("c");
    learner.terminal.wait_for("checking all… 0/8 (spawn1), any key stops it");
    learner.terminal.press(" ");
    // The check that was pushed aside begins again.
    learner.terminal.wait_for("checking… (checks)");
    assert!(!shows(&learner.terminal.screen(), "exercises pass"));
    learner.saves_in_place(SOLVED);
    learner.passes();
    learner.is_alone();
}

#[test]
fn hints_come_one_by_one_and_are_remembered() {
    let learner = Learner::begins();
    for hint in ["hint 1 of 3", "hint 2 of 3"] {
        learner.terminal.press("h");
        learner.terminal.wait_for(hint);
    }
    learner.terminal.press("q");
    let (_, course) = learner.leaves();
    let learner = course.watch(&[]);
    learner.is_told(UNSOLVED_FAILS);
    learner.terminal.press("h");
    learner.terminal.wait_for("hint 3 of 3");
}

#[test]
fn progress_is_there_again_after_a_restart() {
    let learner = Learner::begins();
    learner.saves_in_place(SOLVED);
    learner.passes();
    learner.terminal.press("q");
    let (_, course) = learner.leaves();
    let learner = course.watch(&[]);
    learner.is_told("threadlings  1/8 done  [#.........]   01_spawn / spawn2: Threads in single file");
    learner.terminal.press("l");
    learner.terminal.wait_for("✓ spawn1");
    learner.terminal.press(&format!("{UP}\r"));
    learner.passes();
    // A failure opens it again.
    learner.saves_in_place(UNSOLVED);
    learner.is_told("threadlings  0/8 done");
    learner.terminal.press("q");
    let (_, course) = learner.leaves();
    let learner = course.watch(&[]);
    learner.is_told("threadlings  0/8 done  [..........]   01_spawn / spawn1: A thread nobody waits for");
}

#[test]
fn keys_pressed_before_anything_is_ready_are_not_lost() {
    let learner = super::course::Course::new().watch(&[]);
    // As soon as the terminal is the watcher's, before it has a grader.
    until("the terminal is taken", || !learner.terminal.is_restored());
    learner.terminal.press("?");
    learner.terminal.wait_for("Keys, at any time");
    learner.terminal.press("q");
    learner.leaves();
}
