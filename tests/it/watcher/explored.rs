//! An exercise whose interleavings are explored: the run that breaks an answer, and how many hold.

use super::course::Course;
use super::learner::{Learner, until};
use crate::explore::exercise::{ADDS, LOSES, adding};
use crate::program::same;
use crate::terminal::rows;

/// The watcher at work on it; the first verdict is there.
#[track_caller]
fn begins() -> Learner {
    let learner = Course::explored().watch(&[]);
    learner.is_told("it_is_seven");
    learner
}

/// A right answer that is explored for minutes: in thousands of orders, each of which computes for a while. It says that
/// it is explored by making a file; it can tell by the size of a lock.
fn slow(learner: &Learner) -> String {
    let running = learner.is_running();
    adding(&format!(
        "if size_of::<std::sync::Mutex<u8>>() != 8 {{ std::fs::write({running:?}, \"\").unwrap(); }} \
         for _ in 0..20 {{ (0..200_000).for_each(|n| {{ std::hint::black_box(n); }}); sum.fetch_add(0, SeqCst); }} \
         sum.fetch_add(part, SeqCst);"
    ))
}

/// With an exploration in hand that takes long.
#[track_caller]
fn explores() -> Learner {
    let learner = begins();
    learner.saves_by_rename(&slow(&learner));
    until("the answer is explored", || learner.is_running().exists());
    learner
}

/// What is on the screen above the status, which has a duration.
fn shown(learner: &Learner) -> String {
    let shown = rows(&learner.terminal.screen());
    let status = shown.iter().rposition(|row| row.starts_with("n next")).expect("the keys") - 1;
    shown[..status].iter().map(|row| format!("{row}\n")).collect()
}

#[test]
fn a_wrong_answer_is_shown_the_order_that_breaks_it_and_a_right_one_how_many_hold() {
    let learner = begins();
    learner.saves_in_place(&adding(LOSES));
    learner.is_told("race:");
    let race = "\
threadlings  0/5 done  [..........]   01_plain / sum1: A sum
learn/exercises/01_plain/sum1.rs

race: the check `it_is_seven` holds in some orders of events, but not in this one.

  assertion `left == right` failed: the total is wrong
    left: 3
   right: 7
  at checks/01_plain/sum1/checks.rs:8
  (`threadlings checks sum1` prints it)

In this order (lines of learn/exercises/01_plain/sum1.rs):

    line  main
          │  thread 1
          │  │  thread 2
       9  ●──▶     main starts thread 1
       9  ●──┼──▶  main starts thread 2
       6  ○  ·  ·  main waits for the threads of its scope to end
       9  ┊  ●  ·  thread 1 reads 0 from `sum` (AtomicU32, line 5)
       9  ┊  │  ●  thread 2 reads 0 from `sum`
       9  ┊  │  ●  thread 2 writes 4 to `sum`, and ends
       9  ┊  ●     thread 1 writes 3 to `sum`, and ends
       6  ●        main leaves the scope: all its threads have ended
checks:8  ✗        main panics: assertion `left == right` failed: the total is wrong, left: 3,
          │          right: 7

  · has not begun    │ runs    ┊ waits

thread 1 read 0 from `sum` on line 9; before it wrote 3 on line 9, thread 2 wrote 4 on line 9: that
4 is overwritten.

Of 2 orders that were tried, 1 ends well.

";
    same(&shown(&learner), race);
    learner.saves_in_place(&adding(ADDS));
    learner.passes();
    let passed = "\
threadlings  1/5 done  [##........]   01_plain / sum1: A sum
learn/exercises/01_plain/sum1.rs

passed: 2 checks hold.

Explored all 3 interleavings.

Seven is a number.

Read on: https://doc.rust-lang.org/std/thread/

";
    same(&shown(&learner), passed);
    learner.terminal.press("q");
    learner.leaves();
}

#[test]
fn a_save_while_an_answer_is_explored_cancels_that() {
    let learner = explores();
    learner.saves_in_place(&adding(ADDS));
    learner.passes();
    // It is the good answer that passed: of the slow one there are more.
    learner.terminal.wait_for("Explored all 3 interleavings.");
    learner.is_alone();
    let raw = learner.terminal.raw();
    assert!(!raw.contains("timed-out") && !raw.contains("interleavings: "), "the slow one got a verdict:\n{raw}");
    learner.terminal.press("q");
    learner.leaves();
}

#[test]
fn quitting_while_an_answer_is_explored_leaves_nothing() {
    let learner = explores();
    learner.terminal.press("q");
    learner.leaves();
}
