//! A system that does not tell of changes, because it has told others of too many: that is said, and files are polled.
//!
//! The limits are those of a user namespace of its own, so that nobody else on this machine has to do without.

use std::io::Write;

use super::course::{Course, THREADLINGS};
use super::learner::{Learner, SOLVED, UNSOLVED_FAILS, marked};

/// What is said, after the reason.
const POLLED: &str = "they are looked at every 300 ms instead.";

/// The watcher where the system gives no more of `what` than `count`; none where a user may not make namespaces, and then
/// it says so.
fn limited(what: &str, count: u32) -> Option<Learner> {
    let course = Course::new();
    let limit = format!("echo {count} > /proc/sys/user/max_inotify_{what}");
    let inside =
        |script: &str| course.command("unshare", &["--user", "--map-root-user", "sh", "-c", script, THREADLINGS]);
    if !inside(&limit).output().is_ok_and(|tried| tried.status.success()) {
        let _ = writeln!(std::io::stderr(), "skipped: there are no user namespaces here");
        return None;
    }
    let command = inside(&format!("{limit} && exec \"$0\""));
    let learner = course.watch_by(&command, 160, 60);
    learner.is_told(UNSOLVED_FAILS);
    Some(learner)
}

/// Saves are seen all the same, and the watcher does as it does elsewhere.
fn is_polled(learner: Learner, why: &str) {
    learner.terminal.wait_for(why);
    learner.terminal.wait_for(POLLED);
    let ways = [Learner::saves_in_place, Learner::saves_by_rename, Learner::saves_with_a_backup];
    for (at, save) in ways.iter().enumerate() {
        save(&learner, &marked(&format!("polled_{at}")));
        learner.is_told(&format!("cannot find function `polled_{at}`"));
    }
    learner.saves_by_rename(SOLVED);
    learner.passes();
    learner.terminal.press("n");
    learner.is_told("01_spawn / spawn2");
    learner.quits();
}

#[test]
fn where_nobody_may_watch_any_more_that_is_said_and_saves_are_seen() {
    let Some(learner) = limited("instances", 0) else { return };
    is_polled(learner, "fs.inotify.max_user_instances");
}

#[test]
fn where_not_one_folder_can_be_watched_that_is_said_and_saves_are_seen() {
    let Some(learner) = limited("watches", 0) else { return };
    is_polled(learner, "fs.inotify.max_user_watches");
}

#[test]
fn where_some_folders_can_be_watched_and_not_all_that_is_said_and_saves_are_seen() {
    let Some(learner) = limited("watches", 3) else { return };
    is_polled(learner, "fs.inotify.max_user_watches");
}

#[test]
fn where_watches_run_out_later_on_that_is_said_and_saves_are_seen() {
    // As many as there are folders around an answer.
    let Some(learner) = limited("watches", 4) else { return };
    assert!(!crate::terminal::shows(&learner.terminal.screen(), POLLED), "four are enough at first");
    let file = learner.course.root().join("learn/notes/mine.rs");
    std::fs::create_dir(file.parent().expect("a folder"))
        .and_then(|()| std::fs::write(&file, marked("linked")))
        .expect("a file");
    std::fs::remove_file(learner.answer()).expect("the answer is there");
    std::os::unix::fs::symlink(&file, learner.answer()).expect("a link");
    learner.is_told("cannot find function `linked`");
    is_polled(learner, "fs.inotify.max_user_watches");
}
