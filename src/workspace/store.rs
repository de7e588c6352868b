//! Our own TOML files in `.threadlings/`: read back, changed under the lock, and kept aside when they are damaged.

use std::path::{Path, PathBuf};

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::error::WorkspaceError;
use super::notice::Notice;
use super::progress::Progress;
use super::record::Record;
use super::{Folder, disk};

/// The form of our files. Within it, keys are added and never removed.
const SCHEMA: i64 = 1;

const PROGRESS: &str = "progress";
const RECORD: &str = "course";

/// What a file of ours says.
enum ReadBack<T> {
    Missing,
    Whole(T),
    /// It is there, but is no such file; why.
    Damaged(String),
}

impl Folder {
    /// The learner's progress; none yet where nothing was saved. A damaged file is kept aside, and the notice says so.
    ///
    /// # Errors
    /// The file cannot be read, or is from a newer threadlings; or it is damaged and cannot be moved.
    pub fn progress(&self) -> Result<(Progress, Option<Notice>), WorkspaceError> {
        match self.read_back(PROGRESS)? {
            ReadBack::Whole(progress) => Ok((progress, None)),
            ReadBack::Missing => Ok((Progress::default(), None)),
            ReadBack::Damaged(_) => {
                let _lock = disk::lock(&self.data())?;
                self.progress_under_lock()
            }
        }
    }

    /// Changes the progress, alone: what others save at the same time is not lost. Gives the progress as it is now, and
    /// a notice where a damaged file was kept aside.
    ///
    /// # Errors
    /// As [`Folder::progress`], or it cannot be written; then the last good state stays.
    pub fn change(&self, change: impl FnOnce(&mut Progress)) -> Result<(Progress, Option<Notice>), WorkspaceError> {
        let _lock = disk::lock(&self.data())?;
        let (before, notice) = self.progress_under_lock()?;
        let mut progress = before.clone();
        change(&mut progress);
        if progress != before {
            self.write(PROGRESS, &progress)?;
        }
        Ok((progress, notice))
    }

    /// For those who hold the lock: [`Folder::progress`].
    fn progress_under_lock(&self) -> Result<(Progress, Option<Notice>), WorkspaceError> {
        let (progress, notice) = self.read_or_set_aside(PROGRESS)?;
        Ok((progress.unwrap_or_default(), notice))
    }

    /// The progress where the file is whole; else none, and nothing is done about it.
    pub(super) fn progress_where_whole(&self) -> Result<Progress, WorkspaceError> {
        Ok(match self.read_back(PROGRESS)? {
            ReadBack::Whole(progress) => progress,
            ReadBack::Missing | ReadBack::Damaged(_) => Progress::default(),
        })
    }

    /// For those who hold the lock: what the folder knows of its course. A damaged file is kept aside.
    pub(super) fn record_under_lock(&self) -> Result<(Option<Record>, Option<Notice>), WorkspaceError> {
        self.read_or_set_aside(RECORD)
    }

    /// What the folder knows of its course, where that is whole.
    pub(super) fn record(&self) -> Result<Option<Record>, WorkspaceError> {
        Ok(match self.read_back(RECORD)? {
            ReadBack::Whole(record) => Some(record),
            ReadBack::Missing | ReadBack::Damaged(_) => None,
        })
    }

    /// For those who hold the lock: saves what the folder knows of its course.
    pub(super) fn write_record(&self, record: &Record) -> Result<(), WorkspaceError> {
        self.write(RECORD, record)
    }

    fn read_or_set_aside<T: DeserializeOwned>(
        &self,
        stem: &str,
    ) -> Result<(Option<T>, Option<Notice>), WorkspaceError> {
        let reason = match self.read_back(stem)? {
            ReadBack::Missing => return Ok((None, None)),
            ReadBack::Whole(content) => return Ok((Some(content), None)),
            ReadBack::Damaged(reason) => reason,
        };
        let path = self.own_file(stem);
        let aside = disk::set_aside(&path, &self.data(), &format!("{stem}.damaged"), "toml")?;
        let notice = format!(
            "{} is damaged and begins anew; the old file is kept as {} ({reason})",
            self.shown(&path),
            self.shown(&aside),
        );
        Ok((None, Some(Notice(notice))))
    }

    fn read_back<T: DeserializeOwned>(&self, stem: &str) -> Result<ReadBack<T>, WorkspaceError> {
        let path = self.own_file(stem);
        match disk::standing(&path)? {
            disk::Standing::Nothing => Ok(ReadBack::Missing),
            disk::Standing::Other => Ok(ReadBack::Damaged("it is no regular file".to_owned())),
            disk::Standing::File(bytes) => parse(&path, bytes),
        }
    }

    fn write(&self, stem: &str, content: &impl Serialize) -> Result<(), WorkspaceError> {
        let text = toml::to_string(content).expect("our own types hold nothing that TOML has no form for");
        disk::write(&self.own_file(stem), format!("schema = {SCHEMA}\n{text}").as_bytes())
    }

    fn own_file(&self, stem: &str) -> PathBuf {
        self.data().join(format!("{stem}.toml"))
    }
}

fn parse<T: DeserializeOwned>(path: &Path, bytes: Vec<u8>) -> Result<ReadBack<T>, WorkspaceError> {
    let Ok(text) = String::from_utf8(bytes) else {
        return Ok(ReadBack::Damaged("it is not UTF-8".to_owned()));
    };
    let table: toml::Table = match text.parse() {
        Ok(table) => table,
        Err(fault) => return Ok(ReadBack::Damaged(fault.message().to_owned())),
    };
    match table.get("schema").and_then(toml::Value::as_integer) {
        Some(SCHEMA) => {}
        Some(schema) if schema > SCHEMA => return Err(WorkspaceError::Newer { path: path.to_owned(), schema }),
        // An empty file ends here too.
        _ => return Ok(ReadBack::Damaged("it says no `schema = 1`".to_owned())),
    }
    Ok(match table.try_into() {
        Ok(content) => ReadBack::Whole(content),
        Err(fault) => ReadBack::Damaged(fault.message().to_owned()),
    })
}

#[cfg(test)]
mod tests {
    use proptest::collection::{btree_map, vec};
    use proptest::prelude::*;
    use std::fs;

    use super::*;
    use crate::course::{Course, Exercise};
    use crate::foreign::{changed, few, text};
    use crate::verdict::{Passed, Verdict};
    use crate::workspace::sample;

    fn pass(progress: &mut Progress, exercise: &Exercise) {
        progress.record(exercise, &Verdict::Passed(Passed::default()));
    }

    fn folder() -> (tempfile::TempDir, Folder, Course) {
        let dir = tempfile::tempdir().unwrap();
        let course = sample::course();
        let (folder, _) = Folder::create(dir.path(), &course).unwrap();
        (dir, folder, course)
    }

    #[test]
    fn progress_reads_back_and_is_plain_to_read() {
        let (_dir, folder, course) = folder();
        assert_eq!(folder.progress().unwrap(), (Progress::default(), None));
        let mut hint = String::new();
        let (saved, notice) = folder
            .change(|progress| {
                pass(progress, &course.exercises[0]);
                progress.set_current(&course.exercises[1]);
                hint = progress.next_hint(&course.exercises[1]).label;
            })
            .unwrap();
        assert_eq!((hint.as_str(), notice), ("hint 1 of 3", None));
        assert_eq!(folder.progress().unwrap(), (saved, None));
        let digest = course.exercises[0].checks_digest();
        assert_eq!(
            fs::read_to_string(folder.own_file(PROGRESS)).unwrap(),
            format!(
                "schema = 1\ncurrent = \"locks1\"\n\n[exercises.locks1]\nhints_shown = [\"1\"]\n\n\
                 [exercises.spawn1]\npassed = true\nchecks = \"{digest}\"\nlast_verdict = \"passed\"\n"
            )
        );
    }

    #[test]
    fn a_damaged_file_is_kept_aside_and_said_each_time_under_a_new_name() {
        let (_dir, folder, course) = folder();
        let damages: [(&[u8], &str); 5] = [
            (b"schema = 1\ncurrent = ", "string values must be quoted, expected literal string"),
            (b"", "it says no `schema = 1`"),
            (b"\xff\xfe", "it is not UTF-8"),
            (b"schema = 1\n[exercises.locks1]\npassed = 3\n", "invalid type: integer `3`, expected a boolean"),
            (b"current = \"locks1\"\n", "it says no `schema = 1`"),
        ];
        for (number, (bytes, reason)) in (1..).zip(damages) {
            fs::write(folder.own_file(PROGRESS), bytes).unwrap();
            let (progress, notice) = if number == 2 { folder.change(|_| ()) } else { folder.progress() }.unwrap();
            assert_eq!(progress, Progress::default());
            assert_eq!(
                notice.unwrap().0,
                format!(
                    ".threadlings/progress.toml is damaged and begins anew; \
                     the old file is kept as .threadlings/progress.damaged-{number}.toml ({reason})"
                )
            );
            assert_eq!(fs::read(folder.data().join(format!("progress.damaged-{number}.toml"))).unwrap(), bytes);
        }
        let (progress, notice) = folder.change(|progress| pass(progress, &course.exercises[0])).unwrap();
        assert_eq!((progress.done_count(&course), notice), (1, None));
    }

    #[test]
    fn a_directory_in_the_place_of_progress_is_moved_aside() {
        let (_dir, folder, _) = folder();
        fs::create_dir(folder.own_file(PROGRESS)).unwrap();
        let (progress, notice) = folder.progress().unwrap();
        assert_eq!(progress, Progress::default());
        assert!(notice.unwrap().0.ends_with("progress.damaged-1.toml (it is no regular file)"));
        assert!(folder.data().join("progress.damaged-1.toml").is_dir());
    }

    #[test]
    fn progress_of_a_newer_threadlings_is_left_alone() {
        let (_dir, folder, _) = folder();
        fs::write(folder.own_file(PROGRESS), "schema = 2\n").unwrap();
        let error = folder.change(|progress| *progress = Progress::default()).unwrap_err();
        assert_eq!(
            error.to_string(),
            format!("failed to read {}: a newer threadlings wrote it (schema 2)", folder.own_file(PROGRESS).display())
        );
        assert_eq!(fs::read_to_string(folder.own_file(PROGRESS)).unwrap(), "schema = 2\n");
    }

    #[test]
    fn exercises_that_this_course_does_not_know_are_kept() {
        let (_dir, folder, course) = folder();
        fs::write(folder.own_file(PROGRESS), "schema = 1\n[exercises.later9]\npassed = true\nchecks = \"c\"\n")
            .unwrap();
        folder.change(|progress| progress.set_current(&course.exercises[1])).unwrap();
        assert_eq!(
            fs::read_to_string(folder.own_file(PROGRESS)).unwrap(),
            "schema = 1\ncurrent = \"locks1\"\n\n[exercises.later9]\npassed = true\nchecks = \"c\"\n"
        );
    }

    #[test]
    fn two_threads_that_change_it_at_once_lose_nothing() {
        let (_dir, folder, course) = folder();
        std::thread::scope(|scope| {
            for exercise in &course.exercises {
                let (folder, change) = (&folder, |progress: &mut Progress| {
                    // Each change depends on the one before it: a lost one is a hint fewer.
                    progress.next_hint(exercise);
                });
                scope.spawn(move || (0..3).for_each(|_| drop(folder.change(change).unwrap())));
            }
        });
        let (mut progress, _) = folder.progress().unwrap();
        let mut expected = Progress::default();
        for exercise in &course.exercises {
            (0..3).for_each(|_| drop(expected.next_hint(exercise)));
        }
        assert_eq!(progress, expected);
        assert_eq!(progress.next_hint(&course.exercises[0]).label, "hint 3 of 3");
    }

    #[test]
    fn a_change_that_changes_nothing_writes_nothing() {
        let (_dir, folder, course) = folder();
        let error = Verdict::grader_error("failed to find rustc", "install it");
        folder.change(|progress| progress.record(&course.exercises[0], &error)).unwrap();
        assert!(!folder.own_file(PROGRESS).exists());
    }

    #[test]
    fn a_folder_that_has_vanished_is_an_error_that_names_it() {
        let (dir, folder, _) = folder();
        fs::remove_dir_all(dir.path().join(".threadlings")).unwrap();
        let error = folder.change(|_| ()).unwrap_err();
        assert_eq!(
            error.to_string(),
            format!(
                "failed to lock {}: No such file or directory (os error 2)",
                dir.path().join(".threadlings/lock").display()
            )
        );
    }

    /// Any progress at all.
    fn progress() -> impl Strategy<Value = Progress> {
        let entry = (any::<bool>(), text(), proptest::option::of(text()), vec(text(), 0..3), vec(text(), 0..3)).prop_map(
            |(passed, checks, last_verdict, last_codes, hints_shown)| {
                serde_json::json!({"passed": passed, "checks": checks, "last_verdict": last_verdict, "last_codes": last_codes,
                    "hints_shown": hints_shown})
            },
        );
        (proptest::option::of(text()), btree_map(text(), entry, 0..4)).prop_map(|(current, exercises)| {
            serde_json::from_value(serde_json::json!({"current": current, "exercises": exercises})).expect("progress")
        })
    }

    proptest! {
        #![proptest_config(few())]

        #[test]
        fn any_progress_reads_back(progress in progress()) {
            let (_dir, folder, _) = folder();
            folder.change(|saved| *saved = progress.clone()).unwrap();
            prop_assert_eq!(folder.progress().unwrap(), (progress, None));
        }

        #[test]
        fn a_damaged_file_is_read_or_kept_aside_with_every_byte(
            bytes in changed("schema = 1\ncurrent = \"locks1\"\n\n[exercises.spawn1]\npassed = true\nchecks = \"a1\"\n"),
        ) {
            let (_dir, folder, course) = folder();
            let path = folder.own_file(PROGRESS);
            fs::write(&path, &bytes).unwrap();
            match folder.change(|progress| progress.set_current(&course.exercises[1])) {
                // Of a newer threadlings: nothing is touched.
                Err(_) => prop_assert_eq!(fs::read(&path).unwrap(), bytes),
                Ok((_, Some(_))) => {
                    prop_assert_eq!(fs::read(folder.data().join("progress.damaged-1.toml")).unwrap(), bytes);
                }
                Ok((_, None)) => {
                    prop_assert!(!folder.data().join("progress.damaged-1.toml").exists());
                    let (again, notice) = folder.progress().unwrap();
                    prop_assert_eq!((again.current(&course).name.as_str(), notice), ("locks1", None));
                }
            }
        }
    }
}
