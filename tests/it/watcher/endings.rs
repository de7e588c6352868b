//! The terminal is given back on every way out, and nothing is left.

use std::os::unix::process::ExitStatusExt;

use rustix::process::Signal;

use super::course::Course;
use super::learner::{Learner, SOLVED, UNSOLVED_FAILS};
use crate::terminal::{picture, rows, shows};

/// While an answer hangs, `end` ends the watcher with this code.
fn ends(end: fn(&Learner), code: i32) {
    let learner = Learner::hangs();
    assert!(!learner.terminal.is_restored() && learner.terminal.screen().hide_cursor(), "the terminal is taken");
    end(&learner);
    let (left, _) = learner.leaves();
    assert_eq!((left.status.code(), left.status.signal()), (Some(code), None));
    assert!(shows(&left.screen, "threadlings  0/8 done"), "the last picture stays:\n{}", picture(&left.screen));
}

#[test]
fn q_ends_it() {
    ends(|learner| learner.terminal.press("q"), 0);
}

#[test]
fn ctrl_c_ends_it() {
    ends(|learner| learner.terminal.press("\x03"), 0);
}

#[test]
fn sigterm_ends_it() {
    ends(|learner| learner.terminal.signal(Signal::TERM), 130);
}

#[test]
fn sigint_ends_it() {
    ends(|learner| learner.terminal.signal(Signal::INT), 130);
}

#[test]
fn ctrl_c_in_the_list_gives_the_main_screen_back() {
    ends(
        |learner| {
            learner.terminal.press("l");
            learner.terminal.wait_until("the list", vt100::Screen::alternate_screen);
            learner.terminal.press("\x03");
        },
        0,
    );
}

#[test]
fn ctrl_c_at_a_question_ends_it() {
    ends(
        |learner| {
            learner.terminal.press("x");
            learner.terminal.wait_for("y/n");
            learner.terminal.press("\x03");
        },
        0,
    );
}

#[test]
fn ctrl_c_while_all_are_checked_ends_it() {
    ends(
        |learner| {
            learner.terminal.press("c");
            learner.terminal.wait_for("checking all… 0/8 (spawn1)");
            learner.terminal.press("\x03");
        },
        0,
    );
}

#[test]
fn a_window_that_is_closed_ends_it() {
    let status = Learner::hangs().closes_the_window();
    assert_eq!((status.code(), status.signal()), (Some(130), None));
}

#[test]
fn a_watcher_that_is_killed_leaves_no_process() {
    Learner::hangs().gets_killed();
}

#[test]
fn a_shell_goes_on_below_the_last_picture() {
    let course = Course::new();
    let script = r#"stty -a > before; "$0"; echo "it said $?"; stty -a > after; cmp before after && echo the same"#;
    let command = course.command("sh", &["-c", script, env!("CARGO_BIN_EXE_threadlings")]);
    let learner = course.watch_by(&command, 80, 40);
    learner.is_told(UNSOLVED_FAILS);
    learner.saves_in_place(SOLVED);
    learner.passes();
    learner.terminal.press("q");
    let (left, _) = learner.leaves();
    let rows = rows(&left.screen);
    let last = rows.iter().rposition(|row| !row.is_empty()).expect("a row");
    assert_eq!(rows[last - 1..=last], ["it said 0", "the same"], "{}", picture(&left.screen));
    assert!(rows[last - 2].starts_with("n next"), "{}", picture(&left.screen));
}
