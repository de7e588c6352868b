//! What editors put beside the file, and whatever else is no save of it: none of it begins a check.

use std::fs::{self, Permissions};
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;
use std::time::Duration;

use super::course::Course;
use super::learner::{Learner, SOLVED, UNSOLVED_FAILS, marked};

/// What must not come had time to come, where the file is polled as well.
const A_WHILE: Duration = Duration::from_millis(700);

/// Makes, fills and removes a file.
fn comes_and_goes(path: &Path) {
    fs::write(path, marked("not_the_answer")).and_then(|()| fs::remove_file(path)).expect("a file");
}

/// `happens` is no save: nothing is painted, no check begins, and the save after it is the next that is judged.
#[track_caller]
fn begins_no_check(learner: &Learner, what: &str, happens: impl FnOnce(&Path)) {
    let checks = learner.counts_checks();
    happens(learner.answer().parent().expect("a chapter"));
    learner.terminal.stays_quiet(A_WHILE);
    let marker = format!("after_{what}");
    learner.saves_by_rename(&marked(&marker));
    learner.is_told(&format!("cannot find function `{marker}`"));
    assert_eq!(checks.more(), 1, "{what}");
}

#[test]
fn backups_swap_files_and_locks_of_editors_are_no_saves() {
    let learner = Learner::begins();
    begins_no_check(&learner, "vim", |chapter| {
        // Whether files can be made here is tried with a file of this name.
        comes_and_goes(&chapter.join("4913"));
        for swap in [".spawn1.rs.swp", ".spawn1.rs.swo", ".spawn1.rs.swx", ".spawn1.rs.un~"] {
            fs::write(chapter.join(swap), b"b0VIM 9.0\0\0\xff").expect("a swap file");
        }
    });
    begins_no_check(&learner, "emacs", |chapter| {
        symlink("learner@desk.4711:1795309860", chapter.join(".#spawn1.rs")).expect("a lock");
        fs::write(chapter.join("#spawn1.rs#"), SOLVED).expect("an autosave");
        fs::write(chapter.join("spawn1.rs~"), SOLVED).expect("a backup");
        fs::write(chapter.join("spawn1.rs.~1~"), SOLVED).expect("a numbered backup");
    });
    begins_no_check(&learner, "others", |chapter| {
        for name in
            ["spawn1.rs.bak", "spawn1.rs.orig", "spawn1.rs___jb_tmp___", ".spawn1.rs.kate-swp", "spawn1.rs.save"]
        {
            fs::write(chapter.join(name), SOLVED).expect("a file");
        }
        comes_and_goes(&chapter.join(".goutputstream-4711"));
        comes_and_goes(&chapter.join("spawn1.rs.tmp"));
    });
    learner.quits();
}

#[test]
fn other_files_and_folders_that_change_are_no_saves() {
    let learner = Learner::begins();
    begins_no_check(&learner, "another_exercise", |chapter| {
        fs::write(chapter.join("spawn2.rs"), SOLVED).expect("another exercise");
        fs::remove_file(chapter.with_file_name("05_locks").join("locks1.rs")).expect("another exercise");
    });
    begins_no_check(&learner, "a_folder", |chapter| {
        fs::create_dir_all(chapter.join("notes/old")).expect("a folder");
        fs::rename(chapter.join("notes"), chapter.with_file_name("notes")).expect("to move it");
        comes_and_goes(&chapter.with_file_name("todo"));
    });
    begins_no_check(&learner, "a_file_outside", |_| {
        comes_and_goes(&learner.course.root().join("notes"));
        comes_and_goes(&learner.learn("Cargo.lock"));
        comes_and_goes(&learner.learn(".threadlings/notes"));
    });
    learner.quits();
}

#[test]
fn whoever_reads_touches_or_protects_the_file_does_not_save_it() {
    for arguments in [&[] as &[&str], &["--poll"]] {
        let learner = Course::new().watch(arguments);
        learner.is_told(UNSOLVED_FAILS);
        begins_no_check(&learner, "a_reader", |_| {
            fs::read(learner.answer()).expect("the answer is there");
        });
        begins_no_check(&learner, "a_mode", |_| {
            for mode in [0o444, 0o755, 0o644] {
                fs::set_permissions(learner.answer(), Permissions::from_mode(mode)).expect("a mode");
            }
        });
        begins_no_check(&learner, "the_same_bytes", |_| {
            let text = fs::read_to_string(learner.answer()).expect("the answer is there");
            learner.writes_over(&text);
            learner.saves_by_rename(&text);
            learner.appends("");
        });
        learner.quits();
    }
}
