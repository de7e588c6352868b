//! The progress file: read back, damaged, changed by several at once, and by an answer while it is checked.

use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use std::fs;
use std::path::Path;

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
    fs::write(folder.own_file(PROGRESS), "schema = 1\n[exercises.later9]\npassed = true\nchecks = \"c\"\n").unwrap();
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

/// What an answer may do to a file.
const TRICKS: [fn(&Path); 7] = [
    |path| fs::write(path, "schema = 1\n[exercises.spawn1]\npassed = true\nchecks = \"forged\"\n").unwrap(),
    |path| fs::write(path, "").unwrap(),
    |path| fs::write(path, "schema = 99\n").unwrap(),
    |path| fs::remove_file(path).unwrap(),
    |path| {
        fs::remove_file(path).unwrap();
        fs::create_dir(path).unwrap();
    },
    |path| {
        fs::remove_file(path).unwrap();
        rustix::fs::mknodat(rustix::fs::CWD, path, rustix::fs::FileType::Fifo, 0o600.into(), 0).unwrap();
    },
    |path| {
        fs::remove_file(path).unwrap();
        std::os::unix::fs::symlink("nowhere", path).unwrap();
    },
];

#[test]
fn what_an_answer_does_to_the_progress_is_undone_and_kept_aside() {
    for (number, trick) in TRICKS.into_iter().enumerate() {
        let (_dir, folder, course) = folder();
        folder.change(|progress| pass(progress, &course.exercises[0])).unwrap();
        let before = fs::read(folder.own_file(PROGRESS)).unwrap();
        let (checking, notice) = folder.checking().unwrap();
        assert_eq!(notice, None);
        trick(&folder.own_file(PROGRESS));
        let (progress, notice) = checking.change(|progress| pass(progress, &course.exercises[1])).unwrap();
        assert_eq!((progress.done_count(&course), notice.is_some()), (2, true), "{number}");
        assert_eq!(folder.progress().unwrap(), (progress, None), "{number}");
        let aside = fs::symlink_metadata(folder.data().join("progress.changed-1.toml")).is_ok();
        assert_eq!(aside, number != 3, "{number}");
        // Again, and with nothing to save.
        trick(&folder.own_file(PROGRESS));
        assert!(checking.end().unwrap().is_some(), "{number}");
        assert_ne!(fs::read(folder.own_file(PROGRESS)).unwrap(), before, "{number}");
        assert_eq!(folder.progress().unwrap().0.done_count(&course), 2, "{number}");
    }
}

#[test]
fn it_is_said_what_was_undone() {
    let (_dir, folder, _) = folder();
    let (checking, _) = folder.checking().unwrap();
    fs::write(folder.own_file(PROGRESS), "schema = 1\ncurrent = \"locks2\"\n").unwrap();
    assert_eq!(
        checking.end().unwrap().unwrap().0,
        "something else than threadlings changed .threadlings/progress.toml while an answer was checked: it is as it was \
         again, and what stood there is kept as .threadlings/progress.changed-1.toml"
    );
    assert!(!folder.own_file(PROGRESS).exists());
}

#[test]
fn without_its_copy_the_progress_is_what_the_grader_knows() {
    let (_dir, folder, course) = folder();
    folder.change(|progress| pass(progress, &course.exercises[0])).unwrap();
    for trick in TRICKS {
        let (checking, _) = folder.checking().unwrap();
        trick(&folder.own_file(COPY));
        assert_eq!(checking.end().unwrap(), None);
        assert_eq!(folder.progress().unwrap().0.done_count(&course), 1);
        let (checking, _) = folder.checking().unwrap();
        fs::write(folder.own_file(PROGRESS), "").unwrap();
        trick(&folder.own_file(COPY));
        let forged = matches!(folder.read_back::<Progress>(COPY), Ok(ReadBack::Whole(_)));
        checking.end().unwrap();
        // Whose copy is whole and forged is believed: only one of the two is looked for.
        assert_eq!(folder.progress().unwrap().0.done_count(&course), usize::from(!forged));
        folder.change(|progress| pass(progress, &course.exercises[0])).unwrap();
    }
}

#[test]
fn what_other_graders_save_meanwhile_is_kept() {
    let (_dir, folder, course) = folder();
    let (ours, _) = folder.checking().unwrap();
    let (theirs, _) = folder.checking().unwrap();
    theirs.change(|progress| pass(progress, &course.exercises[1])).unwrap();
    folder.change(|progress| progress.set_current(&course.exercises[2])).unwrap();
    let (progress, notice) = ours.change(|progress| pass(progress, &course.exercises[0])).unwrap();
    assert_eq!((progress.done_count(&course), progress.current(&course).name.as_str(), notice), (2, "locks2", None));
    // And when the answer has changed it besides.
    fs::remove_file(folder.own_file(PROGRESS)).unwrap();
    let (progress, notice) = theirs.change(|progress| pass(progress, &course.exercises[2])).unwrap();
    assert_eq!((progress.done_count(&course), notice.is_some()), (3, true));
    assert_eq!((ours.end().unwrap(), theirs.end().unwrap()), (None, None));
}

#[test]
fn a_hint_that_is_asked_for_elsewhere_does_not_believe_an_answer_either() {
    let (_dir, folder, course) = folder();
    folder.change(|progress| pass(progress, &course.exercises[0])).unwrap();
    let (checking, _) = folder.checking().unwrap();
    TRICKS[1](&folder.own_file(PROGRESS));
    let (progress, notice) = folder.change(|progress| drop(progress.next_hint(&course.exercises[1]))).unwrap();
    assert_eq!((progress.done_count(&course), notice.is_some()), (1, true));
    assert_eq!(checking.end().unwrap(), None);
}

#[test]
fn what_somebody_who_was_killed_had_not_finished_is_swept() {
    let (_dir, folder, course) = folder();
    let answer = folder.answer_path(&course.exercises[0]);
    let unfinished = [folder.own_file(PROGRESS), folder.data().join("traces/a.json"), answer.clone()].map(|path| {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        let path = path.with_file_name(".threadlings-x1Y.tmp");
        fs::write(&path, "schema").unwrap();
        path
    });
    fs::write(&answer, "fn main() { mine() }").unwrap();
    folder.checking().unwrap();
    folder.reset(&course.exercises[0]).unwrap();
    assert_eq!(unfinished.map(|path| path.exists()), [false; 3]);
}

#[test]
fn when_nothing_is_checked_the_file_is_the_learners_own() {
    let (_dir, folder, course) = folder();
    let (checking, _) = folder.checking().unwrap();
    checking.change(|progress| pass(progress, &course.exercises[0])).unwrap();
    checking.end().unwrap();
    // From another machine; or begun anew.
    fs::write(folder.own_file(PROGRESS), "schema = 1\ncurrent = \"locks2\"\n").unwrap();
    let (checking, notice) = folder.checking().unwrap();
    assert_eq!((checking.end().unwrap(), notice), (None, None));
    let (progress, _) = folder.progress().unwrap();
    assert_eq!((progress.done_count(&course), progress.current(&course).name.as_str()), (0, "locks2"));
    fs::remove_file(folder.own_file(PROGRESS)).unwrap();
    assert_eq!(folder.checking().unwrap().0.end().unwrap(), None);
    assert_eq!(folder.progress().unwrap().0, Progress::default());
}

#[test]
fn a_fifo_in_the_place_of_a_lock_makes_nobody_wait() {
    let (_dir, folder, course) = folder();
    folder.checking().unwrap().0.end().unwrap();
    for lock in ["lock", "checks"] {
        TRICKS[5](&folder.data().join(lock));
    }
    folder.change(|progress| pass(progress, &course.exercises[0])).unwrap();
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
