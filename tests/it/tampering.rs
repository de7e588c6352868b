//! Answers that find the learner's folder and change what is not theirs: nothing sandboxes them at the learner's level.

use std::fs;
use std::path::Path;

use crate::commands::{RIGHT, SUM1, started};
use crate::program::{Ran, Test};
use crate::remains;

/// A right answer to `sum1` that does something to the folder `learn` first, `data` being what is threadlings' there.
fn right_but(test: &Test, does: &str) -> String {
    let learn = test.path("learn");
    format!(
        "use std::fs;\npub fn total() -> u32 {{\n    let learn = std::path::Path::new({learn:?});\n    \
         let data = learn.join(\".threadlings\");\n    {does}\n    let _ = (learn, data);\n    7\n}}\n\nfn main() {{\n    total();\n}}\n"
    )
}

/// What an answer may do to the progress.
const TRICKS: [&str; 6] = [
    "let _ = fs::write(data.join(\"progress.toml\"), \"schema = 1\\n[exercises.gate1]\\npassed = true\\n\");",
    "let _ = fs::write(data.join(\"progress.toml\"), \"\");",
    "let _ = fs::remove_file(data.join(\"progress.toml\"));",
    "let _ = fs::remove_file(data.join(\"progress.toml\")); let _ = fs::create_dir(data.join(\"progress.toml\"));",
    "for file in fs::read_dir(&data).unwrap().flatten() { let _ = fs::write(file.path(), \"\"); }",
    "for file in fs::read_dir(&data).unwrap().flatten() { let _ = fs::remove_file(file.path()); }",
];

const PROGRESS: &str = "learn/.threadlings/progress.toml";

/// `limits1` is done, and `sum1` is the next.
fn begun() -> Test {
    let test = started();
    test.copy("solutions/02_more/limits1.rs", "learn/exercises/02_more/limits1.rs");
    assert_eq!(test.run(&["run", "limits1"]).code(), Some(0));
    test
}

#[track_caller]
fn says_what_was_undone(ran: &Ran) {
    let begin = "something else than threadlings changed .threadlings/progress.toml while an answer was checked: it is as it was again";
    assert!(ran.stderr.starts_with(begin), "{ran:?}");
}

#[test]
fn the_progress_is_what_the_grader_knows_whatever_an_answer_writes_there() {
    // As it should be.
    let test = begun();
    test.write(SUM1, RIGHT);
    assert_eq!(test.run(&["run", "sum1"]).code(), Some(0));
    let right = test.read(PROGRESS);
    for trick in TRICKS {
        let test = begun();
        test.write(SUM1, right_but(&test, trick));
        let ran = test.run(&["run", "sum1"]);
        assert_eq!(ran.code(), Some(0), "{trick}: {ran:?}");
        says_what_was_undone(&ran);
        assert_eq!(test.read(PROGRESS), right, "{trick}");
        assert!(test.run(&["list"]).stdout.contains("2 of 5 done"), "{trick}");
        remains::nothing(&test);
    }
}

#[test]
fn so_it_is_where_all_exercises_are_checked() {
    let test = begun();
    test.write(SUM1, right_but(&test, TRICKS[0]));
    let ran = test.run(&["check-all"]);
    assert_eq!(ran.code(), Some(1), "{ran:?}");
    says_what_was_undone(&ran);
    assert!(test.run(&["list"]).stdout.contains("2 of 5 done"));
}

#[test]
fn an_answer_from_elsewhere_changes_nothing_either() {
    let test = begun();
    let before = test.read(PROGRESS);
    for trick in TRICKS {
        test.write("answer.rs", right_but(&test, trick));
        let ran = test.run(&["run", "sum1", "--answer", "answer.rs"]);
        assert_eq!(ran.code(), Some(0), "{trick}: {ran:?}");
        says_what_was_undone(&ran);
        assert_eq!(test.read(PROGRESS), before, "{trick}");
    }
}

#[test]
fn a_run_that_is_interrupted_leaves_the_progress_as_it_was() {
    let test = begun();
    let before = test.read(PROGRESS);
    let hanging = crate::cancel::Hanging::in_test(&test);
    let does = format!("fs::write(data.join(\"progress.toml\"), \"\").unwrap();\n    {}", hanging.forever());
    test.write(SUM1, right_but(&test, &does));
    let running = test.program(&["run", "sum1"]).start();
    hanging.wait_until_it_runs();
    running.signal(rustix::process::Signal::INT);
    let ran = running.end();
    assert_eq!(ran.code(), Some(130), "{ran:?}");
    says_what_was_undone(&ran);
    assert_eq!(test.read(PROGRESS), before);
}

#[test]
fn what_verifies_an_answer_is_what_the_grader_read_before() {
    let test = begun();
    let course = test.path("");
    let does = format!(
        "let course = std::path::Path::new({course:?});\n    \
         for file in [\"info.toml\", \"checks/01_plain/sum1/checks.rs\", \"solutions/01_plain/sum1.rs\"] {{\n        \
         fs::write(course.join(file), \"\").unwrap();\n    }}\n    return 8;"
    );
    test.write(SUM1, right_but(&test, &does));
    let ran = test.run(&["run", "sum1"]);
    assert_eq!(ran.code(), Some(1), "{ran:?}");
    assert!(ran.stdout.starts_with("failed-check: the check `it_is_seven` does not hold."), "{}", ran.stdout);
}

#[test]
fn what_the_folder_knows_of_its_course_comes_back() {
    let test = begun();
    let before = test.read(PROGRESS);
    test.write("answer.rs", right_but(&test, "for file in [\"given/sum1.rs\", \"given/Cargo.toml\", \"course.toml\"] { fs::write(data.join(file), \"\").unwrap(); }"));
    assert_eq!(test.run(&["run", "sum1", "--answer", "answer.rs"]).code(), Some(0));
    let list = test.run(&["list"]);
    assert!(list.code() == Some(0) && list.stdout.contains("1 of 5 done"), "{list:?}");
    assert_eq!(test.run(&["list"]).stderr, "");
    assert_eq!(
        (test.read(PROGRESS), fs::read_to_string(test.path(SUM1)).is_ok()),
        (before, Path::new(&test.path(SUM1)).is_file())
    );
}
