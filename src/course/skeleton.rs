//! A new exercise to begin from: it compiles, and says everywhere what is still to be written.

use super::ExerciseName;

/// The files of a new exercise, each with its path relative to the course's root.
///
/// They compile and pass their own check, but the course with them is at fault until what says TODO is written, and
/// until there are attempts enough.
pub fn skeleton(name: &ExerciseName, chapter: &str) -> Vec<(String, String)> {
    let checks = format!("checks/{chapter}/{name}");
    vec![
        (format!("exercises/{chapter}/{name}.rs"), UNSOLVED.to_owned()),
        (format!("solutions/{chapter}/{name}.rs"), SOLUTION.to_owned()),
        (format!("{checks}/checks.rs"), CHECKS.to_owned()),
        (format!("{checks}/attempts/no_thread.rs"), WRONG.to_owned()),
        (format!("{checks}/attempts/right_builder.rs"), RIGHT.to_owned()),
    ]
}

/// What to append to `info.toml` for a new exercise.
pub fn entry(name: &ExerciseName, chapter: &str) -> String {
    format!(
        r#"
[[exercises]]
name = "{name}"
chapter = "{chapter}"
title = "TODO: one short line"
teaches = [] # TODO: rows of exercises/README.md
fails_with = "failed-check check=the_work_runs_in_a_thread_of_its_own"
hints = [
    "TODO: a question",
    "TODO: the thing to read",
    "TODO: almost the answer",
]
lesson = """
TODO: two or three sentences on why it works."""
link = "https://doc.rust-lang.org/std/thread/"
"#
    )
}

const UNSOLVED: &str = r#"// TODO: what the program should do, what is wrong in the learner's words, what may be edited.
//
// Names and signatures stay: the checks use them.

use std::thread::{self, ThreadId};

/// Does the work, and says in which thread.
pub fn work() -> ThreadId {
    // TODO
    thread::current().id()
}

fn main() {
    let main = thread::current().id();
    println!("main is {main:?}, the work ran in {:?}", work());
}
"#;

const SOLUTION: &str = r#"// TODO: comments that explain the choice.

use std::thread::{self, ThreadId};

/// Does the work, and says in which thread.
pub fn work() -> ThreadId {
    thread::spawn(|| thread::current().id()).join().unwrap()
}

fn main() {
    let main = thread::current().id();
    println!("main is {main:?}, the work ran in {:?}", work());
}
"#;

const CHECKS: &str = r#"//! TODO: what is verified, in one or two sentences.

use std::thread::{self, ThreadId};

use super::work;

/// TODO: what this check proves.
#[test]
fn the_work_runs_in_a_thread_of_its_own() {
    let ran_in: ThreadId = work();
    let caller = thread::current().id();
    assert_ne!(ran_in, caller, "the work ran in the thread that called");
}
"#;

const WRONG: &str = r#"//@ failed-check check=the_work_runs_in_a_thread_of_its_own
// No thread is spawned at all.

use std::thread::{self, ThreadId};

pub fn work() -> ThreadId {
    thread::current().id()
}

fn main() {
    println!("the work ran in {:?}", work());
}
"#;

const RIGHT: &str = r#"//@ passed
// A thread with a name, spawned by a Builder.

use std::thread::{self, ThreadId};

pub fn work() -> ThreadId {
    let worker = thread::Builder::new().name("worker".into());
    let handle = worker.spawn(|| thread::current().id()).unwrap();
    handle.join().unwrap()
}

fn main() {
    println!("the work ran in {:?}", work());
}
"#;
