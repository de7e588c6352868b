//! The file, or a folder around it, is a link to somewhere else: saves behind the link are seen, and so is another link.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};

use super::course::Course;
use super::learner::{Learner, SOLVED, UNSOLVED_FAILS, marked};

/// Replaces what has this name by a link, in one step.
fn links(name: &Path, to: impl AsRef<Path>) {
    let new = name.with_extension("new-link");
    symlink(to, &new).and_then(|()| fs::rename(&new, name)).expect("a link");
}

/// Moves a folder to another place, and leaves a link to it.
fn moves_and_links(from: &Path, to: &Path) {
    fs::rename(from, to).and_then(|()| symlink(to, from)).expect("a link");
}

/// Somebody saves in both ways what is behind the links, at `file`.
#[track_caller]
fn saves_are_seen(learner: &Learner, file: &Path, name: &str) {
    fs::write(file, marked(&format!("{name}_in_place"))).expect("a save");
    learner.is_told(&format!("cannot find function `{name}_in_place`"));
    let new = file.with_extension("tmp");
    fs::write(&new, marked(&format!("{name}_by_rename"))).and_then(|()| fs::rename(&new, file)).expect("a save");
    learner.is_told(&format!("cannot find function `{name}_by_rename`"));
}

/// A new folder beside the learner's.
fn elsewhere(learner: &Learner, name: &str) -> PathBuf {
    let folder = learner.course.root().join(name);
    fs::create_dir(&folder).expect("a folder");
    folder
}

#[test]
fn saves_behind_a_link_out_of_the_folder_are_seen() {
    let learner = Learner::begins();
    let folder = elsewhere(&learner, "elsewhere");
    let file = folder.join("mine.rs");
    fs::write(&file, marked("linked")).expect("a file");
    links(&learner.answer(), "../../../elsewhere/mine.rs");
    learner.is_told("cannot find function `linked`");
    saves_are_seen(&learner, &file, "relative");
    // By its whole path, and over a second link.
    let second = folder.join("second.rs");
    symlink(&file, &second).expect("a link");
    links(&learner.answer(), &second);
    saves_are_seen(&learner, &file, "over_two");
    // The second link leads to another file now.
    let other = elsewhere(&learner, "another").join("other.rs");
    fs::write(&other, marked("other")).expect("a file");
    links(&second, &other);
    learner.is_told("cannot find function `other`");
    saves_are_seen(&learner, &other, "another");
    // Beside the learner's folder itself.
    let near = learner.course.root().join("near.rs");
    fs::write(&near, marked("near")).expect("a file");
    links(&learner.answer(), &near);
    learner.is_told("cannot find function `near`");
    saves_are_seen(&learner, &near, "beside");
    learner.saves_by_rename(SOLVED);
    learner.passes();
    learner.quits();
}

#[test]
fn saves_behind_a_folder_that_has_become_a_link_are_seen_at_every_depth() {
    for folder in ["learn/exercises/01_spawn", "learn/exercises", "learn"] {
        let learner = Learner::begins();
        let [link, moved] = [folder, "moved"].map(|name| learner.course.root().join(name));
        moves_and_links(&link, &moved);
        saves_are_seen(&learner, &learner.answer(), "linked");
        // What the link leads to is moved away, and another one put there.
        let old = learner.course.root().join("old");
        fs::rename(&moved, &old).expect("to move it");
        learner.terminal.wait_for("is gone.");
        fs::rename(&old, &moved).expect("to move it back");
        saves_are_seen(&learner, &learner.answer(), "back");
        learner.saves_in_place(SOLVED);
        learner.passes();
        learner.quits();
    }
}

#[test]
fn a_link_on_the_way_that_leads_elsewhere_from_now_on_is_seen() {
    let learner = Learner::begins();
    let releases = elsewhere(&learner, "releases");
    for name in ["first", "second"] {
        fs::create_dir_all(releases.join(name).join("01_spawn")).expect("a folder");
        fs::write(releases.join(name).join("01_spawn/spawn1.rs"), marked(name)).expect("a file");
    }
    let current = releases.join("current");
    symlink("first", &current).expect("a link");
    let exercises = learner.learn("exercises");
    fs::rename(&exercises, learner.learn("given")).and_then(|()| symlink(&current, &exercises)).expect("a link");
    learner.is_told("cannot find function `first`");
    // Nothing changes but where a link leads, and that link stands outside of the learner's folder.
    links(&current, "second");
    learner.is_told("cannot find function `second`");
    saves_are_seen(&learner, &releases.join("second/01_spawn/spawn1.rs"), "current");
    learner.quits();
}

#[test]
fn polling_looks_behind_links_too() {
    let learner = Course::new().watch(&["--poll"]);
    learner.is_told(UNSOLVED_FAILS);
    let file = elsewhere(&learner, "elsewhere").join("mine.rs");
    fs::write(&file, marked("linked")).expect("a file");
    links(&learner.answer(), &file);
    learner.is_told("cannot find function `linked`");
    saves_are_seen(&learner, &file, "polled");
    learner.quits();
}
