//! Folders that go and come back, from the chapter's to the one around the learner's: watched afterwards as before.

use std::fs;

use super::course::{Course, THREADLINGS};
use super::learner::{Learner, SOLVED, UNSOLVED, UNSOLVED_FAILS, marked};

/// Two saves in a row are judged: the watch holds.
#[track_caller]
fn saves_are_seen(learner: &Learner, name: &str) {
    for save in ["once", "twice"] {
        learner.saves_in_place(&marked(&format!("{name}_{save}")));
        learner.is_told(&format!("cannot find function `{name}_{save}`"));
    }
}

#[test]
fn folders_that_go_and_come_back_are_watched_as_before() {
    let learner = Learner::begins();
    for (at, folder) in ["exercises/01_spawn", "exercises"].iter().enumerate() {
        fs::remove_dir_all(learner.learn(folder)).expect("the folder is there");
        learner.terminal.wait_for("is gone.");
        learner.answers_keys();
        fs::create_dir_all(learner.learn("exercises/01_spawn")).expect("failed to make a folder");
        saves_are_seen(&learner, &format!("back_{at}"));
    }
    // The whole of it moved away and another one moved there, as `git checkout` does.
    fs::rename(learner.learn("exercises"), learner.learn("elsewhere")).expect("failed to move");
    fs::create_dir_all(learner.learn("exercises/01_spawn")).expect("failed to make a folder");
    learner.saves_in_place(SOLVED);
    learner.passes();
    learner.quits();
}

#[test]
fn the_whole_folder_moved_away_and_back_is_watched_as_before_and_keeps_progress() {
    let learner = Learner::begins();
    let (learn, away) = (learner.course.root().join("learn"), learner.course.root().join("away"));
    for name in ["first", "second"] {
        fs::rename(&learn, &away).expect("to move it");
        learner.terminal.wait_for("is gone.");
        learner.answers_keys();
        fs::rename(&away, &learn).expect("to move it back");
        saves_are_seen(&learner, name);
    }
    learner.saves_by_rename(SOLVED);
    learner.passes();
    learner.is_told("threadlings  1/8 done");
    let learner = learner.quits().watch(&[]);
    learner.is_told("threadlings  1/8 done");
}

#[test]
fn the_whole_folder_removed_is_told_and_a_file_made_anew_in_its_place_is_judged() {
    let learner = Learner::begins();
    for name in ["first", "second"] {
        fs::remove_dir_all(learner.course.root().join("learn")).expect("the folder is there");
        learner.terminal.wait_for("is gone.");
        learner.answers_keys();
        fs::create_dir_all(learner.answer().parent().expect("a chapter")).expect("failed to make a folder");
        saves_are_seen(&learner, name);
    }
    learner.saves_by_rename(SOLVED);
    learner.passes();
    learner.quits();
}

#[test]
fn the_folder_around_the_learners_moved_away_and_back_is_watched_as_before() {
    let learner = Learner::begins();
    let root = learner.course.root().to_owned();
    let away = root.with_extension("away");
    fs::rename(&root, &away).expect("to move it");
    learner.terminal.wait_for("is gone.");
    learner.answers_keys();
    fs::rename(&away, &root).expect("to move it back");
    saves_are_seen(&learner, "back");
    learner.quits();
}

#[test]
fn another_folder_in_the_place_of_the_learners_is_watched_from_then_on() {
    let learner = Learner::begins();
    let (learn, other) = (learner.course.root().join("learn"), learner.course.root().join("other"));
    fs::create_dir_all(other.join("exercises/01_spawn")).expect("a folder");
    fs::write(other.join("exercises/01_spawn/spawn1.rs"), marked("other")).expect("a file");
    // In one step: it is never gone.
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    renameat_with(CWD, &other, CWD, &learn, RenameFlags::EXCHANGE).expect("to exchange them");
    learner.is_told("cannot find function `other`");
    saves_are_seen(&learner, "exchanged");
    learner.quits();
}

#[test]
fn a_watcher_whose_own_working_directory_is_removed_goes_on() {
    let course = Learner::begins().quits();
    let mut command = course.command(THREADLINGS, &[]);
    command.current_dir(course.answer().parent().expect("a chapter"));
    let learner = course.watch_by(&command, 100, 60);
    learner.is_told(UNSOLVED_FAILS);
    fs::remove_dir_all(learner.learn("exercises")).expect("the folder is there");
    learner.terminal.wait_for("is gone.");
    fs::create_dir_all(learner.learn("exercises/01_spawn")).expect("failed to make a folder");
    saves_are_seen(&learner, "back");
    learner.saves_by_rename(SOLVED);
    learner.passes();
    learner.quits();
}

#[test]
fn x_makes_the_folders_again_that_have_gone() {
    let learner = Learner::begins();
    fs::remove_dir_all(learner.learn("exercises")).expect("the folder is there");
    learner.terminal.wait_for("is gone.");
    learner.terminal.press("x");
    learner.terminal.wait_for("put the original spawn1 back?");
    learner.terminal.press("y");
    learner.is_told(UNSOLVED_FAILS);
    assert_eq!(fs::read_to_string(learner.answer()).expect("the answer"), UNSOLVED);
    saves_are_seen(&learner, "after_x");
    learner.quits();
}

#[test]
fn polling_sees_folders_go_and_come_back() {
    let learner = Course::new().watch(&["--poll"]);
    learner.is_told(UNSOLVED_FAILS);
    for folder in ["learn/exercises/01_spawn", "learn/exercises", "learn"] {
        let [folder, away] = [folder, "away"].map(|name| learner.course.root().join(name));
        fs::rename(&folder, &away).expect("to move it");
        learner.terminal.wait_for("is gone.");
        fs::rename(&away, &folder).expect("to move it back");
        saves_are_seen(&learner, "polled");
    }
    learner.quits();
}

#[test]
fn that_progress_cannot_be_kept_is_told_until_it_can_be_again() {
    let learner = Learner::begins();
    fs::rename(learner.learn(".threadlings"), learner.learn("away")).expect("to move it");
    learner.saves_in_place(SOLVED);
    learner.passes();
    learner.is_told("failed to lock");
    learner.is_told("threadlings  0/8 done");
    fs::rename(learner.learn("away"), learner.learn(".threadlings")).expect("to move it back");
    learner.saves_by_rename(&marked("kept_again"));
    learner.is_told("cannot find function `kept_again`");
    learner.terminal.wait_gone("failed to lock");
    learner.saves_in_place(SOLVED);
    learner.is_told("threadlings  1/8 done");
    learner.quits();
}
