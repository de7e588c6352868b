//! Whole courses: what becomes of a valid one, and what is said of one that is not.

mod foreign;

use std::fs;
use std::time::Duration;

use super::fixture::{Fixture, MANIFEST};
use super::*;
use crate::exploring::{Budget, Exploring};

#[test]
fn a_valid_course_has_all_its_parts() {
    let course = Fixture::valid().load().unwrap();
    assert_eq!((course.id.as_str(), course.title.as_str()), ("small", "A small course"));
    assert_eq!((course.chapters[0].dir.as_str(), course.chapters[0].title.as_str()), ("01_spawn", "Spawning"));
    let exercise = course.exercise("join1").unwrap();
    let checked = exercise.checked().unwrap();
    assert_eq!(checked.teaches, [1]);
    assert_eq!(checked.fails_with.to_string(), "failed-check check=it_waits");
    assert_eq!(exercise.hints, ["Who waits?", "Read about JoinHandle.", "Call join."]);
    assert_eq!(checked.lesson, "A dropped handle detaches.");
    let hints: Vec<_> = checked.hints_for.iter().map(|hint| (hint.diagnosis.as_str(), hint.text.as_str())).collect();
    assert_eq!(hints, [("E0373", "Move it."), ("deadlock", "Who holds it?")]);
    assert_eq!(
        checked.limits,
        LimitOverrides {
            cpu: Some(Duration::from_millis(500)),
            memory_bytes: Some(64 << 20),
            ..LimitOverrides::default()
        }
    );
    assert!(!exercise.strict_clippy);
    assert!(checked.unsolved.contains("    0\n") && checked.solution.contains("    7\n"));
    assert_eq!(checked.checks.path, "checks/01_spawn/join1/checks.rs");
    let attempts: Vec<_> =
        checked.attempts.iter().map(|attempt| (attempt.name.as_str(), attempt.is_pending())).collect();
    assert_eq!(
        attempts,
        [("no_thread", false), ("right_builder", false), ("right_scope", false), ("stuck", false), ("too_late", true)]
    );
    assert_eq!(checked.cases[0].about, "It is no text.");
    assert_eq!(checked.cases[0].stderr.as_deref(), Some("error[E0308]: mismatched types\n"));
}

#[test]
fn a_manifest_with_many_faults_is_told_all_of_them() {
    let course = Fixture::valid();
    course.write(
        "info.toml",
        r#"[threadlings]
format = 1
id = "Small course"
titel = "A small course"

[[chapters]]
dir = "01_spawn"
title = "Spawning"

[[chapters]]
dir = "02_move"
title = ""

[[exercises]]
name = "join1"
chapter = "01_spwan"
title = "Two\nlines"
teaches = [0, "one"]
fails_with = "dead-lock"
hints = ["Who waits?", ""]
lesson = "   "
link = "http://doc.rust-lang.org"
color = "red"

[exercises.hints_for]
E037 = "Move it."
deadlok = "TODO"

[exercises.limits]
cpu_ms = 0
wall = 5
memory_mib = 9223372036854775807

[[exercises]]
name = "join1"
chapter = "01_spawn"
title = 7
teaches = []
fails_with = "passed"
hints = "Who waits?"
lesson = "So."
link = "https://doc.rust-lang.org/std/"
strict_clippy = "yes"

[[exercises]]
name = "Join-2"
"#,
    );
    assert_eq!(course.faults(), include_str!("tests/manifest.txt").trim_end());
}

#[test]
fn a_layout_with_many_faults_is_told_all_of_them() {
    let course = Fixture::valid();
    let checks = "checks/01_spawn/join1";
    course.remove("solutions/01_spawn/join1.rs");
    course.write("exercises/01_spawn/join2.rs", "");
    course.write("exercises/notes.md", "");
    course.write("solutions/01_spawn/README.md", "");
    course.write("solutions/02_move/move1.rs", "");
    course.write("checks/01_spawn/old.rs", "");
    course.write("checks/01_spawn/join1/notes.txt", "");
    course.write("exercises/.DS_Store", "");
    course.write(&format!("{checks}/checks.rs"), "use super::*;\n\n#[test]\nfn main() {}\n");
    course.write(&format!("{checks}/misuse/no_mark.rs"), "fn main() {}\n");
    course.write(&format!("{checks}/misuse/lonely.stderr"), "");
    course.write(&format!("{checks}/misuse/notes.md"), "");
    course.write(&format!("{checks}/attempts/no_thread.rs"), "fn main() {}\n");
    course.write(&format!("{checks}/attempts/stuck.rs"), "//@ deadlock lines=2,9\nfn main() {}\n");
    course.write(&format!("{checks}/attempts/right_scope.stderr"), "");
    course.write(&format!("{checks}/attempts/latin1.rs"), b"//@ passed\n// caf\xe9\n");
    fs::create_dir(course.path(&format!("{checks}/attempts/folder.rs"))).unwrap();
    assert_eq!(course.faults(), include_str!("tests/layout.txt").trim_end());
}

#[test]
fn pages_about_the_chapters_may_stand_beside_the_exercises() {
    let course = Fixture::valid();
    course.write("exercises/README.md", "# The course\n");
    course.write("exercises/01_spawn/README.md", "# Spawning\n");
    assert_eq!(course.load().unwrap().exercises.len(), 1);
}

#[test]
fn several_slips_against_toml_are_told_at_once_and_nothing_that_only_follows_from_them() {
    let course = Fixture::valid();
    course.edit("title = \"Spawning\"", "title = Spawning");
    course.edit("lesson = \"\"\"\nA dropped handle detaches.\"\"\"", "lesson = \"A dropped handle\nhint = 1");
    course.edit("[exercises.limits]", "[exercises.limits");
    assert_eq!(course.faults(), include_str!("tests/syntax.txt").trim_end());
}

#[test]
fn too_few_attempts_and_an_unknown_check_are_told() {
    let course = Fixture::valid();
    course.remove("checks/01_spawn/join1/attempts/stuck.rs");
    course.remove("checks/01_spawn/join1/attempts/right_scope.rs");
    course.edit("check=it_waits", "check=it_sleeps");
    assert_eq!(
        course.faults(),
        r#"error: `join1` has 2 wrong attempts of at least 3
  --> info.toml:11:8
   |
11 | name = "join1"
   |        ^^^^^^^
   |
   = help: write more into checks/01_spawn/join1/attempts/: what a person
           would write, and the lazy ways out

error: `join1` has 1 right attempt of at least 2
  --> info.toml:11:8
   |
11 | name = "join1"
   |        ^^^^^^^
   |
   = help: write more into checks/01_spawn/join1/attempts/: written
           differently from the solution, and from each other

error: checks/01_spawn/join1/checks.rs has no check `it_sleeps`
  --> info.toml:15:14
   |
15 | fails_with = "failed-check check=it_sleeps"
   |              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: its checks are it_waits, main

3 faults in the course"#
    );
}

#[test]
fn a_rustlings_course_is_one_whose_exercises_verify_themselves() {
    let course = Fixture::valid();
    course.write(
        "info.toml",
        "format_version = 1\nfinal_message = \"\"\"\nBye.\n\"\"\"\n[[exercises]]\nname = \"intro1\"\nhint = \"x\"\nother = \
         1\n[[exercises]]\nname = \"Join1\"\ndir = \"01_Spawn\"\nhint = \"\"\"\ny\n\"\"\"\ntest = false\nstrict_clippy = \
         true\nskip_check_unsolved = true\n",
    );
    course.write("Cargo.toml", "");
    course.write("exercises/intro1.rs", "");
    course.write("solutions/intro1.rs", "// DON'T EDIT THIS SOLUTION FILE!\n");
    course.write("exercises/01_Spawn/Join1.rs", "");
    course.write("solutions/01_Spawn/Join1.rs", "fn main() {}\n");
    let course = course.load().unwrap_or_else(|faults| panic!("{faults}"));
    assert_eq!((course.id.as_str(), course.welcome.as_str(), course.farewell.as_str()), ("rustlings", "", "Bye."));
    assert_eq!(course.chapters.iter().map(|chapter| chapter.dir.as_str()).collect::<Vec<_>>(), ["01_Spawn"]);
    let said: Vec<String> = course
        .exercises
        .iter()
        .map(|exercise| {
            let Kind::Tested(tested) = &exercise.kind else { panic!("it has check files") };
            let Tested { test, is_solved, solution, .. } = tested;
            format!(
                "{} {:?} {} {test} {is_solved} {solution:?}",
                exercise.path(),
                exercise.hints,
                exercise.strict_clippy
            )
        })
        .collect();
    assert_eq!(
        said,
        [
            r#"exercises/intro1.rs ["x"] false true false None"#,
            r#"exercises/01_Spawn/Join1.rs ["y"] true false true Some("fn main() {}\n")"#,
        ]
    );
}

#[test]
fn a_course_of_another_kind_is_told_what_it_is() {
    let course = Fixture::valid();
    course.write("info.toml", "welcome_message = \"Hello\"\n\n[[exercises]]\nname = \"intro1\"\nhint = \"x\"\n");
    course.write("Cargo.toml", "");
    course.write("exercises/intro1.rs", "");
    assert_eq!(
        course.faults(),
        r#"error: there is neither `format_version` nor a [threadlings] table
 --> info.toml:1:1
  |
1 | welcome_message = "Hello"
  | ^
  |
  = help: a rustlings course begins with `format_version = 1`, one of ours
          with [threadlings] and `format = 1`

1 fault in the course"#
    );
    course.write("info.toml", MANIFEST.replace("format = 1", "format = 2\nnew_key = 3"));
    assert_eq!(
        course.faults(),
        r#"error: this course has format 2, and this threadlings reads format 1
 --> info.toml:2:10
  |
2 | format = 2
  |          ^
  |
  = help: update threadlings: `cargo install threadlings`

1 fault in the course"#
    );
    course.remove("info.toml");
    assert_eq!(
        course.faults(),
        r#"error: there is no info.toml
--> info.toml
 = help: a course's folder has an info.toml at its root; is this the right
         folder?

1 fault in the course"#
    );
}

#[test]
fn an_empty_course_is_told_what_it_lacks() {
    let course = Fixture::valid();
    course.write("info.toml", "exercises = []\n[threadlings]\nformat = 1\nid = \"a\"\ntitle = \"A\"\n");
    let messages: Vec<String> = course.load().unwrap_err().faults.into_iter().map(|fault| fault.message).collect();
    assert_eq!(
        messages,
        [
            "info.toml has no `chapters`",
            "`exercises` is empty",
            "no chapter refers to this",
            "no chapter refers to this",
            "no chapter refers to this",
        ]
    );
}

#[test]
fn a_new_exercise_is_at_fault_only_for_what_is_still_to_be_written() {
    let course = Fixture::valid();
    let name: ExerciseName = "join2".parse().unwrap();
    for (path, text) in skeleton::skeleton(&name, "01_spawn") {
        course.write(&path, text);
    }
    course.write("info.toml", MANIFEST.to_owned() + &skeleton::entry(&name, "01_spawn"));
    let faults = course.load().unwrap_err().faults;
    let said: Vec<String> = faults
        .into_iter()
        .map(|fault| {
            let path =
                fault.path.replace(&format!("{}/", course.path("").display().to_string().trim_end_matches('/')), "");
            format!("{path}:{}: {}", fault.line.unwrap_or(0), fault.message)
        })
        .collect();
    assert_eq!(
        said,
        [
            "info.toml:30: `join2` has 1 wrong attempt of at least 3",
            "info.toml:30: `join2` has 1 right attempt of at least 2",
            "info.toml:32: this title still says TODO",
            "info.toml:33: this exercise teaches nothing",
            "info.toml:36: this hint still says TODO",
            "info.toml:37: this hint still says TODO",
            "info.toml:38: this hint still says TODO",
            "info.toml:40: this lesson still says TODO",
            "solutions/01_spawn/join2.rs:1: this file still says TODO",
            "checks/01_spawn/join2/checks.rs:1: this file still says TODO",
            "checks/01_spawn/join2/checks.rs:7: this file still says TODO",
        ]
    );
}

const EXPLORED: &str = r#"
[exercises.explore]
required = true
time = "timely"

[exercises.explore.checks.it_waits]
time = "adversarial"
orderings = false
budget = 100

[exercises.explore.checks.main]
off = true
"#;

/// A course whose exercise has this beside its limits.
fn explored(table: &str) -> Fixture {
    let course = Fixture::valid();
    course.edit("memory_mib = 64\n", &format!("memory_mib = 64\n{table}"));
    course.write("checks/01_spawn/join1/attempts/too_late.rs", "//@ race check=it_waits\nfn main() {}\n");
    course
}

#[test]
fn what_is_explored_and_how_is_said_of_the_exercise_and_of_each_check() {
    let explore = |course: &Fixture| course.load().unwrap().exercises[0].checked().unwrap().explore.clone();
    assert_eq!(explore(&Fixture::valid()), Explore::default());
    let bare = explore(&explored("[exercises.explore]\n"));
    let names: Vec<&str> = bare.checks.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!((bare.required, names), (false, vec!["it_waits", "main"]));
    assert_eq!(bare.checks[0].1, Exploring::default());
    let course = explored(EXPLORED);
    let exploring = Exploring { orderings: false, budget: Budget::of(100), ..Exploring::default() };
    assert_eq!(explore(&course), Explore { required: true, checks: vec![("it_waits".into(), exploring)] });
    let only = "//! The caller waits.\n\n#[cfg(interleave)]\n#[test]\nfn it_waits() {}\n\n#[cfg(not(interleave))]\n#[test]\nfn it_measures() {}\n";
    let course = explored("[exercises.explore]\n");
    course.write("checks/01_spawn/join1/checks.rs", only);
    let explore = explore(&course);
    let names: Vec<&str> = explore.checks.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!((explore.required, names), (true, vec!["it_waits", "main"]));
}

#[test]
fn an_exploration_that_nobody_could_make_is_told() {
    let course = explored(
        "[exercises.explore]\ntime = \"late\"\nspeed = 1\n\n[exercises.explore.checks.it_wait]\nbudget = 0\nrequired = true\n",
    );
    course.write("checks/01_spawn/join1/attempts/later.rs", "//@ race waits-for=interleavings\nfn main() {}\n");
    assert_eq!(course.faults(), include_str!("tests/explore.txt").trim_end());
    let never = Fixture::valid();
    let checks = "//! The caller waits.\n\n#[cfg(interleave)]\n#[test]\nfn it_waits() {}\n";
    never.write("checks/01_spawn/join1/checks.rs", checks);
    assert!(
        never.faults().contains("the check `it_waits` of checks/01_spawn/join1/checks.rs never runs"),
        "{}",
        never.faults()
    );
}
