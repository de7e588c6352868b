//! Files and folders that may not be read for a while: that is told, and what may be read again is judged.
//!
//! The watcher is an ordinary user here, who owns the files: in a user namespace of its own, without any rights but those.

use std::fs::{self, Permissions};
use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use super::course::{Course, THREADLINGS};
use super::learner::{Learner, SOLVED, UNSOLVED_FAILS, marked};

/// What is said of a folder whose changes nobody may be told of.
const POLLED: &str = "The system does not tell when files change (Permission denied";
const NOT_READ: &str = "learn/exercises/01_spawn/spawn1.rs cannot be read: Permission denied";

/// The watcher; none where a user may not make namespaces, and then it says so.
fn an_ordinary_user() -> Option<Learner> {
    let course = Course::new();
    let as_a_user = |program: &str| course.command("unshare", &["--user", "--map-user=1000", program]);
    if !as_a_user("true").output().is_ok_and(|tried| tried.status.success()) {
        let _ = writeln!(std::io::stderr(), "skipped: there are no user namespaces here");
        return None;
    }
    let command = as_a_user(THREADLINGS);
    let learner = course.watch_by(&command, 160, 60);
    learner.is_told(UNSOLVED_FAILS);
    Some(learner)
}

fn may(path: &Path, mode: u32) {
    fs::set_permissions(path, Permissions::from_mode(mode)).expect("the mode of a file of ours");
}

/// Whoever saves may do everything.
#[track_caller]
fn saves_are_seen(learner: &Learner, name: &str) {
    learner.saves_in_place(&marked(&format!("{name}_in_place")));
    learner.is_told(&format!("cannot find function `{name}_in_place`"));
    learner.saves_by_rename(&marked(&format!("{name}_by_rename")));
    learner.is_told(&format!("cannot find function `{name}_by_rename`"));
}

#[test]
fn what_may_not_be_read_is_told_and_judged_when_it_may_be_again() {
    let Some(learner) = an_ordinary_user() else { return };
    let modes = [("spawn1.rs", 0o644), ("", 0o755), ("..", 0o755), ("../..", 0o755)];
    for (at, (what, mode)) in modes.into_iter().enumerate() {
        let path = learner.answer().with_file_name(what);
        may(&path, 0);
        learner.is_told(NOT_READ);
        learner.answers_keys();
        may(&path, mode);
        saves_are_seen(&learner, &format!("may_be_read_{at}"));
    }
    // It was not the system's fault, and it tells of changes again.
    learner.terminal.wait_gone(POLLED);
    learner.saves_by_rename(SOLVED);
    learner.passes();
    learner.quits();
}

#[test]
fn where_a_folder_may_be_entered_but_not_looked_into_saves_are_seen_all_the_same() {
    let Some(learner) = an_ordinary_user() else { return };
    may(learner.answer().parent().expect("a chapter"), 0o311);
    saves_are_seen(&learner, "not_looked_into");
    learner.terminal.wait_for(POLLED);
    learner.saves_by_rename(SOLVED);
    learner.passes();
    learner.quits();
}
