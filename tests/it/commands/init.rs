//! `init` and `doctor`: a learner's folder anywhere, and what works on this machine.

use threadlings::course::{Course, Source};

use threadlings::process::is_sandbox_available;

use crate::program::Test;

/// How many exercises the program brings.
fn brought() -> usize {
    Course::load(&Source::Embedded).expect("the course").exercises.len()
}

fn says(dir: &str) -> String {
    format!("{} exercises are in {dir}\n\nopen it in your editor, then\n\n    cd {dir}\n    threadlings\n", brought())
}

#[test]
fn init_makes_a_folder() {
    let test = Test::in_an_empty_folder();
    test.says(&["init"], 0, &says("[TMP]/here/threadlings"), "");
    for file in ["Cargo.toml", "README.md", ".gitignore", "exercises/01_spawn/spawn1.rs", ".threadlings/course.toml"] {
        assert!(test.path("threadlings").join(file).is_file(), "{file}");
    }
    let list = test.at("threadlings").run(&["list"]);
    assert!(list.stdout.contains(&format!("0 of {} done", brought())), "{list:?}");
}

#[test]
fn init_makes_the_folder_that_is_named() {
    let test = Test::in_an_empty_folder();
    test.says(&["init", "a/b c"], 0, &says("[TMP]/here/a/b c"), "");
}

#[test]
fn a_folder_that_is_one_already_is_left_alone() {
    let test = Test::in_an_empty_folder();
    assert_eq!(test.run(&["init", "learn"]).code(), Some(0));
    let said = "[TMP]/here/learn is a course folder already: run `threadlings` in it\n";
    test.says(&["init", "learn"], 2, "", said);
    test.says(&["init", "learn", "--yes"], 2, "", said);
}

#[test]
fn a_folder_that_is_not_empty_is_asked_about() {
    let test = Test::in_an_empty_folder();
    test.write("mine/diary.txt", "dear");
    let asks = "`init` asks before it does this, and there is no terminal to ask on: add --yes\n";
    test.says(&["init", "mine"], 2, "", asks);
    assert!(!test.path("mine/.threadlings").exists());
}

#[test]
fn files_that_are_there_are_not_overwritten() {
    let test = Test::in_an_empty_folder();
    test.write("mine/README.md", "mine\n");
    test.write("mine/exercises/01_spawn/spawn1.rs", "fn main() {}\n");
    let ran = test.run(&["init", "mine", "--yes"]);
    assert_eq!((ran.code(), ran.stdout.as_str()), (Some(0), says("[TMP]/here/mine").as_str()));
    assert_eq!(test.read("mine/README.md"), "mine\n");
    assert_eq!(test.read("mine/exercises/01_spawn/spawn1.rs"), "fn main() {}\n");
    assert!(ran.stderr.contains("exercises/01_spawn/spawn1.rs"), "{}", ran.stderr);
}

#[test]
fn doctor_says_what_works() {
    let ran = Test::in_an_empty_folder().run(&["doctor"]);
    assert_eq!((ran.code(), ran.stderr.as_str()), (Some(0), ""));
    let marks: Vec<&str> = ran.stdout.lines().skip(1).map(|line| line.get(2..28).unwrap_or(line).trim_end()).collect();
    let expected = [
        "ok  compiler",
        "ok  support crates",
        "ok  clippy",
        "ok  rustfmt",
        "ok  stuck programs",
        "ok  time limits",
        "ok  interleavings",
        if is_sandbox_available() { "ok  sandbox" } else { "--  sandbox" },
    ];
    assert_eq!(marks, expected, "{}", ran.stdout);
    assert!(ran.stdout.starts_with(&format!("threadlings {}\n", env!("CARGO_PKG_VERSION"))));
}
