//! A course to learn from, in a folder that vanishes.
#![expect(clippy::disallowed_methods, reason = "commands are put together here, and started in a terminal")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;
use toml::{Table, Value};

use super::learner::Learner;
use crate::explore::exercise::explore_sum1;
use crate::program::{copy, kits};
use crate::remains::processes;
use crate::terminal::Terminal;

/// The program under test.
pub(super) const THREADLINGS: &str = env!("CARGO_BIN_EXE_threadlings");

/// The exercises that these tests are about, whatever else is taught.
const EXERCISES: [(&str, &str); 8] = [
    ("01_spawn", "spawn1"),
    ("01_spawn", "spawn2"),
    ("02_move", "move1"),
    ("02_move", "move2"),
    ("03_send_sync", "send_sync1"),
    ("05_locks", "locks1"),
    ("06_scope", "scope1"),
    ("07_condvar", "condvar1"),
];

/// A copy of a course, as in a clone, in a folder that vanishes.
pub(super) struct Course {
    folder: TempDir,
    /// The first exercise's file, below the learner's folder.
    answer: &'static str,
}

impl Course {
    pub(super) fn new() -> Course {
        let clone = Path::new(env!("CARGO_MANIFEST_DIR"));
        let course = Course::in_a_folder("exercises/01_spawn/spawn1.rs");
        for (chapter, name) in EXERCISES {
            for file in ["exercises", "solutions"].map(|part| format!("{part}/{chapter}/{name}.rs")) {
                let path = course.root().join(&file);
                fs::create_dir_all(path.parent().expect("a file has a folder")).expect("a folder");
                fs::copy(clone.join(file), path).expect("a file of the course");
            }
            let checks = format!("checks/{chapter}/{name}");
            copy(&clone.join(&checks), &course.root().join(checks));
        }
        let whole = fs::read_to_string(clone.join("info.toml")).expect("info.toml");
        fs::write(course.root().join("info.toml"), manifest(&whole)).expect("info.toml");
        course
    }

    /// The course of the tests, whose first exercise is explored.
    pub(super) fn explored() -> Course {
        let course = Course::in_a_folder("exercises/01_plain/sum1.rs");
        copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/fixtures/course"), course.root());
        explore_sum1(course.root());
        course
    }

    fn in_a_folder(answer: &'static str) -> Course {
        let folder = tempfile::Builder::new().prefix("threadlings-pty-").tempdir().expect("a temporary folder");
        let course = Course { folder, answer };
        fs::create_dir(course.cache()).expect("a cache");
        std::os::unix::fs::symlink(kits(), course.cache().join("kits")).expect("a link to the shared support crates");
        course
    }

    /// Where all of it stands.
    pub(super) fn root(&self) -> &Path {
        self.folder.path()
    }

    /// The learner's file for the first exercise.
    pub(super) fn answer(&self) -> PathBuf {
        self.root().join("learn").join(self.answer)
    }

    /// The program in the course's folder, not started yet.
    pub(super) fn program(&self, arguments: &[&str]) -> Command {
        self.command(THREADLINGS, arguments)
    }

    /// Another program in the course's folder.
    pub(super) fn command(&self, program: &str, arguments: &[&str]) -> Command {
        let mut command = Command::new(program);
        command.args(arguments).current_dir(self.root());
        command.env("THREADLINGS_CACHE", self.cache()).env("TERM", "xterm-256color");
        for decided_elsewhere in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "RUST_BACKTRACE"] {
            command.env_remove(decided_elsewhere);
        }
        command
    }

    /// Starts the watcher in a terminal that has room for everything.
    pub(super) fn watch(self, arguments: &[&str]) -> Learner {
        let command = self.program(arguments);
        self.watch_by(&command, 100, 60)
    }

    /// Starts `command` in a terminal of this size.
    pub(super) fn watch_by(self, command: &Command, columns: u16, rows: u16) -> Learner {
        Learner { terminal: Terminal::start(command, columns, rows), course: self }
    }

    #[track_caller]
    pub(super) fn has_nothing_left(&self) {
        assert_eq!(processes(self.root()), Vec::<String>::new(), "processes are left");
        let scratch = fs::read_dir(self.cache().join("scratch")).into_iter().flatten().flatten();
        assert_eq!(scratch.map(|entry| entry.path()).collect::<Vec<_>>(), Vec::<PathBuf>::new(), "scratch is left");
    }

    pub(super) fn cache(&self) -> PathBuf {
        self.root().join("cache")
    }
}

/// The manifest with [`EXERCISES`] and their chapters only, and with limits for `spawn1` that are not reached however long a
/// test is kept waiting.
fn manifest(whole: &str) -> String {
    let mut course: Table = whole.parse().expect("the manifest");
    let mut keep = |tables: &str, key: &str, is_wanted: &dyn Fn(&str) -> bool| {
        let tables = course[tables].as_array_mut().expect("an array of tables");
        tables.retain(|table| table[key].as_str().is_some_and(is_wanted));
    };
    keep("chapters", "dir", &|dir| EXERCISES.iter().any(|(chapter, _)| *chapter == dir));
    keep("exercises", "name", &|name| EXERCISES.iter().any(|(_, exercise)| *exercise == name));
    let ages = |limit: &str| (limit.to_owned(), Value::Integer(900_000));
    let limits = Table::from_iter(["cpu_ms", "quiet_ms", "wall_ms"].map(ages));
    let exercises = course["exercises"].as_array_mut().expect("an array of tables");
    let spawn1 = exercises.iter_mut().find(|exercise| exercise["name"].as_str() == Some("spawn1"));
    spawn1.and_then(Value::as_table_mut).expect("spawn1").insert("limits".to_owned(), limits.into());
    course.to_string()
}
