//! Somebody with a course, an editor and a terminal.
#![expect(clippy::disallowed_methods, reason = "commands are put together here, and started in a terminal")]

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus};
use std::thread;
use std::time::{Duration, Instant};

use rustix::process::Signal;
use tempfile::TempDir;
use toml::{Table, Value};
use vt100::Screen;

use crate::explore::exercise::explore_sum1;
use crate::program::{copy, kits};
use crate::remains::processes;
use crate::terminal::{Left, Terminal, shows};

/// The program under test.
const THREADLINGS: &str = env!("CARGO_BIN_EXE_threadlings");
/// How long anything may take under any load before a test gives it up.
const AGES: Duration = Duration::from_secs(60);

/// What `spawn1` is like at first, and one right answer.
pub(super) const UNSOLVED: &str = include_str!("../../../exercises/01_spawn/spawn1.rs");
pub(super) const SOLVED: &str = include_str!("../../../solutions/01_spawn/spawn1.rs");

/// What the verdict on the unsolved file names: the check that `info.toml` says. The rest of the course may change.
pub(super) const UNSOLVED_FAILS: &str = "close_up_waits_for_the_backup";

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

/// The watcher at work on the first exercise of a course.
pub(super) struct Learner {
    pub(super) terminal: Terminal,
    course: Course,
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
    fn has_nothing_left(&self) {
        assert_eq!(processes(self.root()), Vec::<String>::new(), "processes are left");
        let scratch = fs::read_dir(self.cache().join("scratch")).into_iter().flatten().flatten();
        assert_eq!(scratch.map(|entry| entry.path()).collect::<Vec<_>>(), Vec::<PathBuf>::new(), "scratch is left");
    }

    fn cache(&self) -> PathBuf {
        self.root().join("cache")
    }
}

impl Learner {
    /// Started for the first time; the first verdict is there.
    #[track_caller]
    pub(super) fn begins() -> Learner {
        let learner = Course::new().watch(&[]);
        learner.is_told(UNSOLVED_FAILS);
        learner
    }

    /// With an answer in hand that runs and runs.
    #[track_caller]
    pub(super) fn hangs() -> Learner {
        let learner = Learner::begins();
        learner.saves_by_rename(&learner.hanging());
        learner.terminal.wait_for("checking… (checks)");
        until("the answer runs", || learner.is_running().exists());
        learner
    }

    /// An answer whose verdict does not come while a test runs: it waits, as it should, but for somebody who never ends.
    /// It says that it runs by making a file.
    pub(super) fn hanging(&self) -> String {
        let running = self.is_running();
        let hang = format!(
            "report();\n    std::fs::write({running:?}, \"\").unwrap();\n    \
             thread::spawn(|| loop {{ thread::sleep(Duration::from_millis(1)) }}).join().unwrap()"
        );
        UNSOLVED.replace("report();", &hang)
    }

    /// What an answer makes to say that it runs.
    pub(super) fn is_running(&self) -> PathBuf {
        self.course.root().join("is-running")
    }

    /// Waits for a verdict with this text, and until the watcher does nothing any more.
    #[track_caller]
    pub(super) fn is_told(&self, text: &str) {
        let idle = ["saving the file checks it again", "n goes on to"];
        // The keys are painted last.
        let whole = |screen: &Screen| shows(screen, "q quit") && idle.iter().any(|status| shows(screen, status));
        let told = |screen: &Screen| shows(screen, text) && whole(screen);
        self.terminal.wait_until(&format!("a verdict that says `{text}`"), told);
    }

    /// Waits until the exercise has passed.
    #[track_caller]
    pub(super) fn passes(&self) {
        self.is_told("passed: ");
    }

    /// The learner's file for the first exercise.
    pub(super) fn answer(&self) -> PathBuf {
        self.course.answer()
    }

    /// Another terminal in the same folder, where the program is started with these arguments.
    pub(super) fn another_terminal(&self, arguments: &[&str]) -> Terminal {
        Terminal::start(&self.course.program(arguments), 100, 60)
    }

    /// A path below the learner's folder.
    pub(super) fn learn(&self, path: &str) -> PathBuf {
        self.course.root().join("learn").join(path)
    }

    /// Saves as editors do that write into the file. It is empty for a moment, and on a machine with much to do that
    /// may be seen.
    pub(super) fn saves_in_place(&self, text: &str) {
        fs::write(self.answer(), text).expect("failed to save");
    }

    /// Saves as editors do that write another file and rename it.
    pub(super) fn saves_by_rename(&self, text: &str) {
        let new = self.answer().with_extension("rs.tmp4711");
        fs::write(&new, text).and_then(|()| fs::rename(&new, self.answer())).expect("failed to save");
    }

    /// Saves as vim does: the old file becomes the backup, a new one is written, the backup goes.
    pub(super) fn saves_with_a_backup(&self, text: &str) {
        let backup = self.answer().with_extension("rs~");
        fs::rename(self.answer(), &backup).expect("failed to make a backup");
        fs::write(self.answer(), text).and_then(|()| fs::remove_file(&backup)).expect("failed to save");
    }

    /// Writes the same bytes over those that are there.
    pub(super) fn writes_over(&self, text: &str) {
        let mut file = OpenOptions::new().write(true).open(self.answer()).expect("the answer is there");
        file.write_all(text.as_bytes()).expect("failed to save");
    }

    /// Writes more to the end of the file.
    pub(super) fn appends(&self, text: &str) {
        let mut file = OpenOptions::new().append(true).open(self.answer()).expect("the answer is there");
        file.write_all(text.as_bytes()).expect("failed to save");
    }

    /// How many checks have begun so far, where none was cancelled.
    pub(super) fn checks_begun(&self) -> usize {
        // Each begins with a bar that names no stage, and that one is painted once.
        self.terminal.raw().matches("checking…\x1b[0m").count()
    }

    /// Waits until only the watcher runs.
    #[track_caller]
    pub(super) fn is_alone(&self) {
        let watcher = format!("{} ", self.terminal.pid().as_raw_nonzero());
        let alone = || processes(self.course.root()).iter().all(|process| process.starts_with(&watcher));
        until("nothing but the watcher runs", alone);
    }

    /// Waits for the watcher's end; afterwards nothing may be left, and the terminal be as it was.
    #[track_caller]
    pub(super) fn leaves(self) -> (Left, Course) {
        let left = self.terminal.wait_exit();
        self.course.has_nothing_left();
        left.is_restored();
        (left, self.course)
    }

    /// Kills the watcher in a way that it cannot answer; afterwards no process may be left.
    #[track_caller]
    pub(super) fn gets_killed(self) {
        self.terminal.signal(Signal::KILL);
        self.terminal.wait_exit();
        until("every process ends", || processes(self.course.root()).is_empty());
    }

    /// Closes the terminal's window, and waits for the watcher's end; afterwards nothing may be left.
    #[track_caller]
    pub(super) fn closes_the_window(self) -> ExitStatus {
        let status = self.terminal.hang_up();
        self.course.has_nothing_left();
        status
    }
}

/// An answer that does not compile, and whose verdict names `marker`.
pub(super) fn marked(marker: &str) -> String {
    format!("fn main() {{\n    {marker}();\n}}\n")
}

/// Waits for what tells nobody when it happens.
#[track_caller]
pub(super) fn until(what: &str, holds: impl Fn() -> bool) {
    let limit = Instant::now() + AGES;
    while !holds() {
        assert!(Instant::now() < limit, "this never came true: {what}");
        thread::park_timeout(Duration::from_millis(5));
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
