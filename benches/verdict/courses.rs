//! `check-all` over whole courses, solved: rustlings' own, against rustlings, and ours.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::binary;
use crate::paired::{Way, Written, table};
use crate::rustlings::Rustlings;

/// A learner's folder with all exercises solved.
pub struct WholeCourse {
    root: PathBuf,
    /// Its exercises' files.
    files: Vec<Written>,
    _folder: TempDir,
}

/// What has happened since the last time.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Since {
    /// What was built for the course is gone, and every file is edited.
    AllGone,
    Edits,
    Nothing,
}

/// Measures and prints.
pub fn tables(root: &Path, scratch: &Path, rustlings: &Rustlings, rounds: usize) {
    let cache = scratch.join("course-cache");
    let (with_ours, theirs) = (rustlings.own_course(scratch), rustlings.own_course(scratch));
    let titles = [
        ("what was built for it removed, every file edited", Since::AllGone),
        ("every file edited", Since::Edits),
        ("nothing changed", Since::Nothing),
    ];
    for (title, since) in titles {
        table(
            &format!("`check-all` over rustlings' {} exercises, {title}", theirs.files.len()),
            rounds,
            &mut [
                Way::new("threadlings", || {
                    with_ours.check_all(&binary(), &cache, &[cache.join("packages"), cache.join("programs")], since)
                }),
                Way::new("`rustlings check-all`", || {
                    theirs.check_all(&rustlings.program, &cache, &[theirs.root.join("target")], since)
                }),
            ],
        );
    }
    let ours = own_course(root, scratch, &cache);
    for (title, since) in &titles[1..] {
        let way = Way::new("threadlings", || ours.check_all(&binary(), &cache, &[], *since));
        table(&format!("`check-all` over our {} exercises, {title}", ours.files.len()), rounds, &mut [way]);
    }
}

/// Our course, as a learner has it who has done all.
fn own_course(root: &Path, scratch: &Path, cache: &Path) -> WholeCourse {
    let folder = tempfile::tempdir_in(scratch).expect("a folder");
    let learners = folder.path().join("threadlings");
    let mut init = Command::new(binary());
    init.arg("init").arg(&learners).env("THREADLINGS_CACHE", cache).stdin(Stdio::null()).stdout(Stdio::null());
    assert!(init.status().is_ok_and(|status| status.success()), "threadlings init failed");
    WholeCourse::solved(learners, &root.join("solutions"), folder)
}

impl WholeCourse {
    /// The learner's folder `root`, with the texts of these solutions written over its exercises.
    pub fn solved(root: PathBuf, solutions: &Path, folder: TempDir) -> WholeCourse {
        let mut files = Vec::new();
        for chapter in fs::read_dir(solutions).expect("solutions").flatten().filter(|entry| entry.path().is_dir()) {
            for solution in fs::read_dir(chapter.path()).expect("a chapter").flatten() {
                let path = root.join("exercises").join(chapter.file_name()).join(solution.file_name());
                let text = fs::read_to_string(solution.path()).expect("a solution");
                files.push(Written::over(path, &text));
            }
        }
        WholeCourse { root, files, _folder: folder }
    }

    /// Has a program check all of it, and measures until it is done; all must pass.
    fn check_all(&self, program: &Path, cache: &Path, built: &[PathBuf], since: Since) -> Duration {
        if since == Since::AllGone {
            for built in built.iter().filter(|built| built.exists()) {
                fs::remove_dir_all(built).expect("what was built can be removed");
            }
        }
        if since != Since::Nothing {
            self.files.iter().for_each(Written::edit);
        }
        let mut check = Command::new(program);
        check.arg("check-all").current_dir(&self.root).env("THREADLINGS_CACHE", cache).stdin(Stdio::null());
        let started = Instant::now();
        let output = check.output().expect("it can be run");
        let time = started.elapsed();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
        time
    }
}
