//! Whole screens, without colour.

use proptest::prelude::*;

use super::*;
use crate::foreign::{few, inhabited, is_harmless, text};
use crate::grade::Stage;
use crate::ui::text;
use crate::ui::watch::model::ShownHint;
use crate::ui::watch::view::view;
use crate::verdict::{Diagnostic, DoesNotCompile};

const KEYS: &str = "n next  h hint  l list  r run  c check all  x reset  s solution  ? help  q quit";

fn screen(watcher: &Watcher, width: usize) -> String {
    let picture = view(&watcher.model, width, 40);
    format!("{}{}\n", picture.body, picture.bar.join("\n"))
}

fn stuck() -> Watcher {
    let mut watcher = watcher();
    watcher.reads("one");
    watcher.gets(1, deadlock());
    watcher.hears(Event::Hint(ShownHint {
        label: "hint 1 of 3".into(),
        text: "What does alice hold while she waits, and who else would like to have it?".into(),
    }));
    watcher
}

#[test]
fn a_verdict_with_a_hint_at_80_columns() {
    assert_eq!(
        screen(&stuck(), 80),
        format!(
            "threadlings  0/3 done   01_threads / threads1: Wait for the workers
learn/exercises/01_threads/threads1.rs

deadlock: nothing in the check `both_can_pay` can ever move again.

  main   waits for another thread to end
         at learn/exercises/01_threads/threads1.rs:30
  alice  waits for a lock
         at learn/exercises/01_threads/threads1.rs:14

hint 1 of 3
  What does alice hold while she waits, and who else would like to have it?

checked in 0.35 s; saving the file checks it again
{KEYS}
"
        )
    );
}

#[test]
fn a_verdict_with_a_hint_at_60_columns() {
    assert_eq!(
        screen(&stuck(), 60),
        "threadlings  0/3 done  [..........]
01_threads / threads1: Wait for the workers
learn/exercises/01_threads/threads1.rs

deadlock: nothing in the check `both_can_pay` can ever move
again.

  main   waits for another thread to end
         at learn/exercises/01_threads/threads1.rs:30
  alice  waits for a lock
         at learn/exercises/01_threads/threads1.rs:14

hint 1 of 3
  What does alice hold while she waits, and who else would
  like to have it?

checked in 0.35 s; saving the file checks it again
n next  h hint  l list  r run  x reset  ? help  q quit
"
    );
}

#[test]
fn the_very_first_start_says_which_folder_and_which_file_to_open() {
    let mut watcher = watcher();
    watcher.model.greeting = Some("/home/ada/threadlings/learn".into());
    watcher.hears(Event::Preparing("building the harness".into()));
    watcher.reads("broken");
    assert_eq!(
        screen(&watcher, 80),
        format!(
            "threadlings  0/3 done   01_threads / threads1: Wait for the workers
learn/exercises/01_threads/threads1.rs

Welcome! Each exercise is a small program about threads with something wrong in
it. Open this folder in your editor:

  /home/ada/threadlings/learn

and in it the first exercise, learn/exercises/01_threads/threads1.rs. Every time
you save it, it is checked here.

building the harness…
{KEYS}
"
        )
    );
    watcher.reads("a first try");
    assert_eq!(watcher.model.greeting, None);
}

#[test]
fn a_pass_shows_the_lesson_and_where_to_go() {
    let mut watcher = stuck();
    watcher.reads("right");
    watcher.gets(2, passed());
    watcher.hears(Event::Progress(vec![true, false, false]));
    assert_eq!(
        screen(&watcher, 60),
        "threadlings  1/3 done  [###.......]
01_threads / threads1: Wait for the workers
learn/exercises/01_threads/threads1.rs

passed: 3 checks hold.

A thread that is joined has ended, and all that it did can
be seen.

Read on: https://doc.rust-lang.org/std/thread/struct.JoinHandle.html

threads1 is done: n goes on to threads2
n next  h hint  l list  r run  x reset  ? help  q quit
"
    );
}

#[test]
fn the_last_pass_is_said_warmly() {
    let mut watcher = watcher();
    watcher.passes();
    watcher.hears(Event::Progress(vec![true; 3]));
    assert!(screen(&watcher, 80).ends_with(&format!(
        "
That was the last one: all 3 exercises are done. Well done! l shows them all
again, and s beside each how somebody else would have written it.

every exercise is done
{KEYS}
"
    )));
}

#[test]
fn a_check_that_goes_on_changes_only_the_bar() {
    let mut watcher = stuck();
    let before = view(&watcher.model, 80, 40);
    watcher.reads("two");
    watcher.hears(Event::Stage { run: 2, stage: Stage::Compile });
    let after = view(&watcher.model, 80, 40);
    assert_eq!(after.body, before.body);
    assert_eq!(after.bar, ["checking… (compile)", KEYS]);
}

#[test]
fn questions_stand_in_the_bar() {
    let asked = |key| {
        let mut watcher = stuck();
        watcher.press(key);
        view(&watcher.model, 60, 40).bar
    };
    assert_eq!(asked('n'), ["threads1 is not done yet: skip it? y/n", "y yes  n no"]);
    assert_eq!(asked('x'), ["put the original threads1 back? (yours is kept) y/n", "y yes  n no"]);
    assert_eq!(asked('s'), ["threads1 has not passed yet: show its solution? y/n", "y yes  n no"]);
}

#[test]
fn a_deleted_file_is_said_with_the_way_to_have_it_back() {
    let mut watcher = stuck();
    watcher.hears(Event::AnswerRead(Snapshot::Missing));
    watcher.hears(Event::PatienceOver);
    watcher.model.hints.clear();
    assert_eq!(
        screen(&watcher, 60),
        "threadlings  0/3 done  [..........]
01_threads / threads1: Wait for the workers
learn/exercises/01_threads/threads1.rs

learn/exercises/01_threads/threads1.rs is gone.
Put it back, or press x to have it as it was at first.

waiting for the file to come back
n next  h hint  l list  r run  x reset  ? help  q quit
"
    );
}

#[test]
fn checking_all_counts_and_ends_in_a_table() {
    let mut watcher = stuck();
    watcher.press('c');
    watcher.hears(Event::AllVerdict { run: 2, exercise: 0, verdict: deadlock(), trace: None });
    watcher.hears(Event::AllStarted { run: 2, exercise: 1 });
    assert_eq!(view(&watcher.model, 60, 40).bar[0], "checking all… 1/3 (threads2), any key stops it");
    watcher.hears(Event::AllVerdict { run: 2, exercise: 1, verdict: passed(), trace: None });
    watcher.hears(Event::Ended { run: 2 });
    assert_eq!(
        screen(&watcher, 60),
        "threadlings  0/3 done  [..........]
01_threads / threads1: Wait for the workers
learn/exercises/01_threads/threads1.rs

1 of 2 exercises pass:

  threads1  deadlock
  threads2  passed

checked in 0.35 s; saving the file checks it again
n next  h hint  l list  r run  x reset  ? help  q quit
"
    );
}

#[test]
fn help_takes_the_verdicts_place_and_fits() {
    let mut watcher = stuck();
    watcher.press('?');
    let help = screen(&watcher, 60);
    assert!(help.contains("  n  the next exercise; before this one has passed it asks\n     whether to skip it\n"));
    assert!(!help.contains("deadlock") && help.lines().all(|line| line.chars().count() <= 60), "{help}");
}

#[test]
fn when_the_window_is_too_small_the_bar_says_what_is_above() {
    let mut watcher = watcher();
    watcher.reads("one");
    let rendered = "line\n".repeat(30);
    let diagnostics = vec![Diagnostic { code: None, message: String::new(), file: None, line: None, rendered }];
    watcher.gets(1, Verdict::DoesNotCompile(DoesNotCompile { reason: None, diagnostics }));
    assert_eq!(view(&watcher.model, 60, 20).bar[0], "scroll up: does-not-compile: rustc refuses the program.");
    assert_eq!(view(&watcher.model, 60, 50).bar.len(), 2);
}

#[test]
fn a_very_narrow_window_keeps_help_and_quit() {
    let bar = view(&watcher().model, 20, 40).bar;
    assert_eq!(bar[1], "? help  q quit");
}

#[test]
fn what_is_built_in_the_background_is_said_while_nothing_else_goes_on() {
    let mut watcher = watcher();
    let status = |watcher: &Watcher| view(&watcher.model, 80, 24).bar[0].clone();
    let building = "building the interleaving explorer, once: 23 of 41 crates";
    watcher.hears(Event::Building(Some(building.into())));
    assert_eq!(status(&watcher), format!("{building}…"));
    // What needs it waits, and says so.
    watcher.reads("one");
    assert_eq!(status(&watcher), "checking…");
    watcher.hears(Event::Step { run: 1, what: building.into() });
    assert_eq!(status(&watcher), format!("checking… ({building})"));
    watcher.gets(1, passed());
    assert_eq!(status(&watcher), format!("{building}…"));
    watcher.hears(Event::Building(None));
    assert!(status(&watcher).ends_with("n goes on to threads2"), "{}", status(&watcher));
}

proptest! {
    #![proptest_config(few())]

    #[test]
    fn any_verdict_is_shown_harmlessly_in_any_window(
        verdict in inhabited(&deadlock()),
        hint in text(),
        (width, height) in (1..200_usize, 1..60_usize),
    ) {
        let mut watcher = watcher();
        watcher.reads("one");
        watcher.gets(1, verdict);
        watcher.hears(Event::Hint(ShownHint { label: "hint 1 of 3".into(), text: hint }));
        let picture = view(&watcher.model, width, height);
        is_harmless(&picture.body);
        for line in &picture.bar {
            is_harmless(line);
            prop_assert!(text::columns(line) <= width.max(6) && !line.contains('\n'), "{line:?}");
        }
    }
}
