//! Somebody with a course, an editor and a terminal.

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitStatus;
use std::thread;
use std::time::{Duration, Instant};

use rustix::process::Signal;
use vt100::Screen;

use super::course::Course;
use super::tally::Tally;
use crate::program::AGES;
use crate::remains::processes;
use crate::terminal::{Left, Terminal, shows};

/// What `spawn1` is like at first, and one right answer.
pub(super) const UNSOLVED: &str = include_str!("../../../exercises/01_spawn/spawn1.rs");
pub(super) const SOLVED: &str = include_str!("../../../solutions/01_spawn/spawn1.rs");

/// What the verdict on the unsolved file names: the check that `info.toml` says. The rest of the course may change.
pub(super) const UNSOLVED_FAILS: &str = "close_up_waits_for_the_backup";

/// The watcher at work on the first exercise of a course.
pub(super) struct Learner {
    pub(super) terminal: Terminal,
    pub(super) course: Course,
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

    /// Counts the checks that begin from now on, cancelled ones as well: each works in a scratch folder of its own.
    pub(super) fn counts_checks(&self) -> Tally {
        Tally::made_in(&self.course.cache().join("scratch"))
    }

    /// How many descriptors and threads the watcher has.
    pub(super) fn holds(&self) -> [usize; 2] {
        let process = PathBuf::from(format!("/proc/{}", self.terminal.pid().as_raw_nonzero()));
        ["fd", "task"].map(|what| fs::read_dir(process.join(what)).expect("the watcher runs").count())
    }

    /// The most memory that the watcher ever had, in KiB.
    pub(super) fn peak_kib(&self) -> u64 {
        let status = format!("/proc/{}/status", self.terminal.pid().as_raw_nonzero());
        let status = fs::read_to_string(status).expect("the watcher runs");
        let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")?.strip_suffix("kB"));
        peak.and_then(|kib| kib.trim().parse().ok()).expect("a number")
    }

    /// Asks a key's answer of it: none is lost, whatever else is going on.
    #[track_caller]
    pub(super) fn answers_keys(&self) {
        self.terminal.press("?");
        self.terminal.wait_for("Keys, at any time");
        self.terminal.press("?");
        self.terminal.wait_gone("Keys, at any time");
    }

    /// Presses q, and waits for the watcher's end; nothing may be left.
    #[track_caller]
    pub(super) fn quits(self) -> Course {
        self.terminal.press("q");
        let (left, course) = self.leaves();
        assert_eq!(left.status.code(), Some(0));
        course
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
