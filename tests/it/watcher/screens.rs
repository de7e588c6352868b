//! What stands on the screen: at the first start, in narrow windows, without colour; and what stood there before.

use vt100::Screen;

use super::course::Course;
use super::learner::{Learner, SOLVED, UNSOLVED_FAILS, marked};
use crate::terminal::{picture, rows};

#[test]
fn the_first_start_says_where_to_open_the_editor_and_shows_the_first_verdict() {
    let course = Course::new();
    let folder = course.root().join("learn").display().to_string();
    let learner = course.watch(&[]);
    learner.is_told(UNSOLVED_FAILS);
    let shown = rows(&learner.terminal.screen()).join("\n");
    // What the check says in detail is the course's.
    let (shown, rest) = shown.split_once("\n\n  close_up does not sleep ").expect("the check's message");
    let (_, status) = rest.split_once("\nchecked in ").expect("the status");
    let expected = format!(
        "\
threadlings  0/8 done  [..........]   01_spawn / spawn1: A thread nobody waits for
learn/exercises/01_spawn/spawn1.rs

Welcome! Each exercise is a small program about threads with something wrong in it. Open this folder
in your editor:

  {folder}

and in it the first exercise, learn/exercises/01_spawn/spawn1.rs. Every time you save it, it is
checked here.

failed-check: the check `close_up_waits_for_the_backup` does not hold.
"
    );
    assert_eq!(format!("{shown}\n"), expected);
    let keys = "n next  h hint  l list  r run  c check all  x reset  s solution  ? help  q quit";
    assert_eq!(status.lines().nth(1), Some(keys), "{status}");
    // Whoever saves has found it; the next start does not say it either.
    learner.saves_in_place(SOLVED);
    learner.passes();
    learner.terminal.wait_gone("Welcome!");
    learner.terminal.press("q");
    let (_, course) = learner.leaves();
    let learner = course.watch(&[]);
    learner.is_told("threadlings  1/8 done");
    learner.terminal.wait_gone("Welcome!");
}

/// Panics if a row runs over into the next one. Addresses and lines of programs may: they can be copied whole then.
#[track_caller]
fn no_row_is_wrapped(screen: &Screen) {
    let rows = rows(screen);
    let over = (0..).zip(&rows).filter(|(row, _)| screen.row_wrapped(*row)).map(|(_, text)| text);
    let ugly: Vec<&String> = over.filter(|text| !text.contains("https://") && !text.starts_with("  /")).collect();
    assert!(ugly.is_empty(), "{ugly:#?} in\n{}", picture(screen));
}

#[test]
fn a_window_of_60_columns_holds_every_view() {
    let course = Course::new();
    let command = course.program(&[]);
    let learner = course.watch_by(&command, 60, 60);
    let terminal = &learner.terminal;
    let fits = |text: &str| {
        terminal.wait_for(text);
        // The keys are painted last.
        terminal.wait_for("q quit");
        no_row_is_wrapped(&terminal.screen());
    };
    learner.is_told(UNSOLVED_FAILS);
    fits("Welcome!");
    terminal.press("h");
    fits("hint 1 of 3");
    terminal.press("?");
    fits("Keys, at any time");
    terminal.press("?s");
    terminal.wait_for("spawn1 has not passed yet: show its solution? y/n");
    terminal.wait_for("y yes  n no");
    no_row_is_wrapped(&terminal.screen());
    terminal.press("y");
    terminal.wait_for("The solution beside your program:");
    terminal.wait_for("q quit");
    terminal.press("s");
    terminal.wait_gone("The solution beside your program:");
    fits("hint 1 of 3");
    terminal.press("x");
    terminal.wait_for("put the original spawn1 back? (yours is kept) y/n");
    terminal.press("n");
    terminal.press("c");
    fits("0 of 8 exercises pass:");
    terminal.press("l");
    terminal.wait_for("up/down move  Enter work on it  Esc back");
    no_row_is_wrapped(&terminal.screen());
    terminal.press(" \x1b");
    fits(UNSOLVED_FAILS);
    // What rustc has drawn runs over, and the bar below it still stands where it should.
    learner.saves_in_place(&marked("something_with_quite_a_long_name_that_is_nowhere"));
    learner.is_told("does-not-compile");
    terminal.press("n");
    terminal.wait_for("y yes  n no");
    terminal.press("n");
    terminal.wait_for("q quit");
    let shown = rows(&terminal.screen());
    assert_eq!(shown.iter().filter(|row| row.starts_with("checked in ") || row.contains("skip it?")).count(), 1);
    learner.saves_in_place(SOLVED);
    learner.passes();
    fits("Read on:");
}

#[test]
fn a_window_that_changes_is_painted_anew() {
    let learner = Learner::begins();
    learner.terminal.resize(60, 30);
    learner.terminal.wait_until("the greeting in 60 columns", |screen| {
        rows(screen).contains(&"Welcome! Each exercise is a small program about threads with".to_owned())
    });
    learner.terminal.wait_for("q quit");
    no_row_is_wrapped(&learner.terminal.screen());
    learner.terminal.press("l");
    learner.terminal.wait_for("up/down move  Enter work on it  Esc back");
    learner.terminal.resize(100, 40);
    learner.terminal.wait_for("up/down, PageUp/PageDown, Home/End move  Enter work on it  Esc back");
    learner.terminal.press("l");
    learner
        .terminal
        .wait_for("Welcome! Each exercise is a small program about threads with something wrong in it. Open");
    learner.is_told(UNSOLVED_FAILS);
}

/// The escape sequences that colour; bold and inverse are none, for a list without colour needs them.
fn colours(raw: &str) -> Vec<&str> {
    let sequences = raw.split("\x1b[").skip(1).filter_map(|rest| {
        let (parameters, _) = rest.split_once('m')?;
        parameters.chars().all(|c| c.is_ascii_digit() || c == ';').then_some(parameters)
    });
    let colour = |code: &str| matches!(code.parse(), Ok(30..=38 | 40..=48 | 90..=97 | 100..=107));
    sequences.filter(|parameters| parameters.split(';').any(colour)).collect()
}

/// Everything that the terminal was sent while each view was shown.
fn through_all_views(variables: &[(&str, &str)]) -> String {
    let course = Course::new();
    let mut command = course.program(&[]);
    command.envs(variables.iter().copied());
    let learner = course.watch_by(&command, 80, 50);
    learner.is_told(UNSOLVED_FAILS);
    learner.terminal.press("h");
    learner.terminal.wait_for("hint 1 of 3");
    learner.terminal.press("l");
    learner.terminal.wait_for("Home/End move  Enter work on it");
    learner.terminal.press("l?");
    learner.terminal.wait_for("Keys, at any time");
    learner.terminal.press("?");
    learner.saves_in_place(&marked("nowhere"));
    learner.is_told("cannot find function `nowhere`");
    learner.saves_in_place(SOLVED);
    learner.passes();
    learner.terminal.press("s");
    learner.terminal.wait_for("The solution beside your program:");
    learner.terminal.press("q");
    learner.leaves().0.raw
}

#[test]
fn no_color_means_none() {
    assert_ne!(colours(&through_all_views(&[])), Vec::<&str>::new(), "without it there is colour");
    assert_eq!(colours(&through_all_views(&[("NO_COLOR", "1")])), Vec::<&str>::new());
}

/// All rows that the terminal has, those above its window first.
fn whole(screen: &Screen) -> Vec<String> {
    let mut screen = screen.clone();
    let above = (1..=screen.scrollback_len()).rev().map(|back| {
        screen.set_scrollback(back);
        rows(&screen)[0].clone()
    });
    let mut all: Vec<String> = above.collect();
    screen.set_scrollback(0);
    all.extend(rows(&screen));
    all
}

#[test]
fn what_stood_in_the_terminal_before_stays_in_its_scrollback() {
    let course = Course::new();
    let script = r#"for i in $(seq 1 40); do echo "before $i"; done; exec "$0""#;
    let command = course.command("sh", &["-c", script, env!("CARGO_BIN_EXE_threadlings")]);
    let learner = course.watch_by(&command, 80, 30);
    learner.is_told(UNSOLVED_FAILS);
    learner.saves_in_place(&marked("nowhere"));
    learner.is_told("cannot find function `nowhere`");
    learner.terminal.press("h?");
    learner.terminal.wait_for("Keys, at any time");
    learner.terminal.press("?");
    learner.saves_in_place(SOLVED);
    learner.passes();
    assert!(!learner.terminal.raw().contains("\x1b[?1049h"), "the main view is no alternate screen");
    learner.terminal.press("l");
    learner.terminal.wait_for("Home/End move  Enter work on it");
    learner.terminal.press("l");
    learner.passes();
    learner.terminal.press("q");
    let (left, _) = learner.leaves();
    for forbidden in ["\x1b[3J", "\x1b[?47h", "\x1bc"] {
        assert!(!left.raw.contains(forbidden), "{forbidden:?} takes the scrollback away");
    }
    let rows = whole(&left.screen);
    let before: Vec<&str> = rows.iter().map(String::as_str).filter(|row| row.starts_with("before ")).collect();
    let expected: Vec<String> = (1..=40).map(|line| format!("before {line}")).collect();
    assert_eq!(before, expected);
}

#[test]
fn a_verdict_longer_than_the_window_says_what_stands_above_it() {
    let course = Course::new();
    let command = course.program(&[]);
    let learner = course.watch_by(&command, 80, 12);
    learner.is_told("scroll up: failed-check: the check `close_up_waits_for_the_backup` does not hol…");
    learner.saves_in_place(&marked("nowhere"));
    learner.is_told("scroll up: does-not-compile: rustc refuses the program.");
    let rows = rows(&learner.terminal.screen());
    assert!(rows[11].starts_with("n next") && rows[10].starts_with("checked in"), "{rows:#?}");
    // All of it can be read above.
    let all = whole(&learner.terminal.screen()).join("\n");
    assert!(all.contains("\ndoes-not-compile: rustc refuses the program.\n"), "{all}");
    assert!(all.contains("cannot find function `nowhere` in this scope"), "{all}");
}
