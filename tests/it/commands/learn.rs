//! A learner's commands, one exercise at a time.

use serde_json::json;

use super::{RIGHT, SUM1, started};
use crate::program::Test;
use crate::remains;

const UNSOLVED_SAYS: &str = "\
failed-check: the check `it_is_seven` does not hold.

  assertion `left == right` failed: the total is wrong
    left: 6
   right: 7
  at checks/01_plain/sum1/checks.rs:8
  (`threadlings checks sum1` prints it)
";

#[test]
fn list_shows_what_is_done_and_what_is_current() {
    let test = started();
    let list = |mark: &str, done: u32| {
        format!(
            "{mark} sum1     Plain  A sum\n  · gate1    More   Two at a time\n  · misuse1  More   A token\n  \
             · strict1  More   Tidy\n  · limits1  More   Little of everything\n\n\
             {done} of 5 done   (✓ done, · open, > current)\n"
        )
    };
    test.says(&["list"], 0, &list("> ·", 0), "");
    test.write(SUM1, RIGHT);
    assert_eq!(test.run(&["run"]).code(), Some(0));
    test.says(&["list"], 0, &list("> ✓", 1), "");
}

#[test]
fn list_as_json_is_one_document() {
    let test = started();
    let row =
        |name: &str, chapter: &str| json!({"name": name, "chapter": chapter, "done": false, "current": name == "sum1"});
    let more = ["gate1", "misuse1", "strict1", "limits1"].map(|name| row(name, "02_more"));
    let exercises: Vec<_> = [row("sum1", "01_plain")].into_iter().chain(more).collect();
    assert_eq!(test.run(&["list", "--format", "json"]).json(), json!({"schema": 1, "exercises": exercises}));
}

#[test]
fn run_checks_the_current_exercise() {
    let test = started();
    test.says(&["run"], 1, UNSOLVED_SAYS, "");
    remains::nothing(&test);
}

#[test]
fn without_a_terminal_and_without_a_command_the_same_happens_as_for_run() {
    started().says(&[], 1, UNSOLVED_SAYS, "");
}

#[test]
fn run_shows_the_lesson_and_what_the_program_printed() {
    let test = started();
    test.write(SUM1, RIGHT);
    let said = "\
passed: 2 checks hold.

Your program printed:
  seven

Seven is a number.

Read on: https://doc.rust-lang.org/std/thread/
Compare: threadlings solution sum1
";
    test.says(&["run"], 0, said, "");
    test.says(&["run", "sum1"], 0, said, "");
}

#[test]
fn run_finds_the_folder_from_below() {
    started().at("learn/exercises/01_plain").says(&["run"], 1, UNSOLVED_SAYS, "");
}

#[test]
fn an_answer_that_is_only_tried_is_no_progress() {
    let test = started();
    test.write("right.rs", RIGHT);
    let before = test.read("learn/.threadlings/progress.toml");
    assert_eq!(test.run(&["run", "sum1", "--answer", "right.rs"]).code(), Some(0));
    assert_eq!(test.read("learn/.threadlings/progress.toml"), before);
}

#[test]
fn hints_come_one_by_one_and_the_last_stays() {
    let test = started();
    for (label, text) in [
        ("hint 1 of 3", "What is asked?"),
        ("hint 2 of 3", "Read the check."),
        ("hint 3 of 3", "It is seven."),
        ("hint 3 of 3", "It is seven."),
    ] {
        test.says(&["hint"], 0, &format!("{label}\n  {text}\n"), "");
    }
}

#[test]
fn a_hint_for_the_verdict_at_hand_comes_first() {
    let test = started();
    test.says(&["hint"], 0, "hint 1 of 3\n  What is asked?\n", "");
    test.copy("checks/01_plain/sum1/attempts/stuck.rs", SUM1);
    assert_eq!(test.run(&["run"]).code(), Some(1));
    test.says(&["hint"], 0, "hint for deadlock\n  Who waits for whom?\n", "");
    test.copy("checks/01_plain/sum1/attempts/no_number.rs", SUM1);
    assert_eq!(test.run(&["run"]).code(), Some(1));
    test.says(&["hint"], 0, "hint for E0308\n  Which type is asked for?\n", "");
    test.says(&["hint"], 0, "hint 2 of 3\n  Read the check.\n", "");
}

#[test]
fn goto_makes_another_one_current() {
    let test = started();
    test.says(&["goto", "limits1"], 0, "the current exercise is limits1: learn/exercises/02_more/limits1.rs\n", "");
    let list = test.run(&["list"]).stdout;
    assert!(list.contains("> · limits1") && !list.contains("> · sum1"), "{list}");
}

#[test]
fn reset_does_nothing_where_nobody_can_be_asked() {
    let test = started();
    test.write(SUM1, RIGHT);
    let asks = "`reset` asks before it does this, and there is no terminal to ask on: add --yes\n";
    test.says(&["reset", "sum1"], 2, "", asks);
    assert_eq!(test.read(SUM1), RIGHT);
}

#[test]
fn reset_keeps_the_old_text_each_time() {
    let test = started();
    let given = test.read("exercises/01_plain/sum1.rs");
    for (round, text) in ["first", "second"].into_iter().enumerate() {
        test.write(SUM1, text);
        let kept = format!("learn/.threadlings/kept/sum1-{}.rs", round + 1);
        let said = format!("sum1 is as it was given; your text is in [TMP]/here/{kept}\n");
        test.says(&["reset", "sum1", "--yes"], 0, &said, "");
        assert_eq!((test.read(SUM1), test.read(&kept)), (given.clone(), text.to_owned()));
    }
    test.says(&["reset", "sum1", "--yes"], 0, "sum1 is as it was given\n", "");
}

#[test]
fn reset_opens_an_exercise_again() {
    let test = started();
    test.write(SUM1, RIGHT);
    assert_eq!(test.run(&["run"]).code(), Some(0));
    assert_eq!(test.run(&["reset", "sum1", "--yes"]).code(), Some(0));
    let list = test.run(&["list"]).stdout;
    assert!(list.contains("0 of 5 done"), "{list}");
}

const DIFFERENCE: &str = "\
- only in yours
+ only in the solution

line 1 of the solution:
  /// The total.
  pub fn total() -> u32 {
-     6
+     3 + 4
  }

  fn main() {
";

#[test]
fn the_solution_is_shown_before_a_pass_only_when_it_is_insisted_on() {
    let test = started();
    let asks = "`solution` asks before it does this, and there is no terminal to ask on: add --yes\n";
    test.says(&["solution", "sum1"], 2, "", asks);
    test.says(&["solution", "sum1", "--yes"], 0, DIFFERENCE, "");
}

#[test]
fn the_solution_is_shown_after_a_pass() {
    let test = started();
    let right = test.read("solutions/01_plain/sum1.rs").replace("3 + 4", "6 + 1");
    test.write(SUM1, right);
    assert_eq!(test.run(&["run"]).code(), Some(0));
    test.says(&["solution", "sum1"], 0, &DIFFERENCE.replace("-     6", "-     6 + 1"), "");
}

#[test]
fn checks_prints_what_verifies_an_exercise() {
    let test = Test::in_the_course();
    let checks = "checks/02_more/misuse1/checks.rs";
    let case = "checks/02_more/misuse1/misuse/a_token_used_twice.rs";
    let said = [checks, case].map(|path| format!("{path}\n\n{}\n\n", test.read(path).trim_end()));
    test.says(&["checks", "misuse1"], 0, &said.concat(), "");
    assert!(!test.path("learn").exists(), "it needs no folder of the learner's");
}
