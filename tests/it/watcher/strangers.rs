//! What is no file, in the file's place: it is told and never opened, keys are answered, and the file that is back is judged.

use std::fs;
use std::io::{self, Write};
use std::os::unix::fs::symlink;
use std::os::unix::net::UnixListener;
use std::path::Path;

use rustix::fs::{CWD, FileType, Mode, makedev, mknodat};

use super::course::Course;
use super::learner::{Learner, SOLVED, UNSOLVED, UNSOLVED_FAILS, marked};
use super::tally::Tally;

/// Makes something at a path where nothing is.
type Make = fn(&Path) -> io::Result<()>;

const NO_FILE: &str = "learn/exercises/01_spawn/spawn1.rs is not a regular file";
const GONE: &str = "learn/exercises/01_spawn/spawn1.rs is gone.";

/// What can stand in the answer's place, and what is said of it.
const STRANGERS: [(&str, Make, &str); 10] = [
    ("a_directory", |path| fs::create_dir(path).and_then(|()| fs::write(path.join("spawn1.rs"), SOLVED)), NO_FILE),
    ("a_pipe", |path| pipe(path), NO_FILE),
    ("a_socket", |path| UnixListener::bind(path).map(drop), NO_FILE),
    ("a_device", |path| device(path), NO_FILE),
    (
        "a_link_to_a_pipe",
        |path| pipe(&path.with_extension("pipe")).and_then(|()| symlink("spawn1.pipe", path)),
        NO_FILE,
    ),
    ("a_link_to_a_device", |path| symlink("/dev/zero", path), NO_FILE),
    ("a_link_to_a_folder", |path| symlink("/", path), NO_FILE),
    ("a_link_to_nowhere", |path| symlink("nowhere", path), GONE),
    ("a_link_to_itself", |path| symlink("spawn1.rs", path), "cannot be read: Too many levels of"),
    ("nothing", |_| Ok(()), GONE),
];

fn pipe(path: &Path) -> io::Result<()> {
    Ok(mknodat(CWD, path, FileType::Fifo, Mode::RUSR | Mode::WUSR, 0)?)
}

/// The device that gives zeros without end.
fn device(path: &Path) -> io::Result<()> {
    Ok(mknodat(CWD, path, FileType::CharacterDevice, Mode::RUSR | Mode::WUSR, makedev(1, 5))?)
}

/// Puts a stranger in the answer's place; false where this takes a right that we do not have, and then it says so.
fn takes_the_place(learner: &Learner, what: &str, make: Make) -> bool {
    leaves_the_place(learner);
    match make(&learner.answer()) {
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => {
            let _ = writeln!(std::io::stderr(), "skipped: {what} cannot be made here");
            false
        }
        made => made.map(|()| true).unwrap_or_else(|error| panic!("{what}: {error}")),
    }
}

fn leaves_the_place(learner: &Learner) {
    let answer = learner.answer();
    match fs::symlink_metadata(&answer) {
        Ok(stranger) if stranger.is_dir() => fs::remove_dir_all(&answer).expect("it is there"),
        Ok(_) => fs::remove_file(&answer).expect("it is there"),
        Err(_) => {}
    }
}

#[track_caller]
fn is_told(learner: &Learner, told: &str) {
    if told == GONE { learner.terminal.wait_for(told) } else { learner.is_told(told) }
}

#[test]
fn whatever_takes_the_files_place_is_told_keys_are_answered_and_the_file_is_judged_when_it_is_back() {
    for arguments in [&[] as &[&str], &["--poll"]] {
        let learner = Course::new().watch(arguments);
        learner.is_told(UNSOLVED_FAILS);
        for (what, make, told) in STRANGERS {
            if !takes_the_place(&learner, what, make) {
                continue;
            }
            is_told(&learner, told);
            learner.answers_keys();
            learner.terminal.press("r");
            learner.answers_keys();
            is_told(&learner, told);
            leaves_the_place(&learner);
            learner.saves_in_place(&marked(&format!("after_{what}")));
            learner.is_told(&format!("cannot find function `after_{what}`"));
        }
        learner.saves_by_rename(SOLVED);
        learner.passes();
        learner.quits();
    }
}

#[test]
fn q_ends_it_whatever_has_taken_the_files_place_and_the_next_start_tells_the_same() {
    let mut learner = Learner::begins();
    for (what, make, told) in STRANGERS {
        if !takes_the_place(&learner, what, make) {
            continue;
        }
        is_told(&learner, told);
        learner = learner.quits().watch(&[]);
        is_told(&learner, told);
    }
    learner.saves_by_rename(SOLVED);
    learner.passes();
    learner.quits();
}

#[test]
fn a_pipe_in_the_files_place_is_never_opened_whichever_key_is_pressed_and_x_keeps_it() {
    let learner = Learner::begins();
    assert!(takes_the_place(&learner, "a pipe", pipe));
    let opened = Tally::opened(&learner.answer());
    learner.is_told(NO_FILE);
    learner.terminal.press("sy");
    learner.terminal.wait_for("The solution beside your program:");
    learner.terminal.press("r");
    learner.answers_keys();
    learner.terminal.press("c");
    learner.is_told("0 of 8 exercises pass:");
    learner.terminal.press("x");
    learner.terminal.wait_for("put the original spawn1 back? (yours is kept) y/n");
    learner.terminal.press("y");
    learner.is_told(UNSOLVED_FAILS);
    assert_eq!(fs::read_to_string(learner.answer()).expect("the answer"), UNSOLVED);
    assert!(fs::metadata(learner.learn(".threadlings/kept/spawn1-1.rs")).is_ok_and(|kept| !kept.is_file()));
    assert_eq!(opened.more(), 0, "somebody has opened the pipe");
    learner.quits();
}

#[test]
fn what_takes_the_place_of_a_folder_is_told_and_the_file_is_judged_when_all_is_back() {
    let learner = Learner::begins();
    let makes: [(&str, Make); 3] = [
        ("a_file", |path| fs::write(path, SOLVED)),
        ("a_pipe", pipe),
        ("a_link_to_nowhere", |path| symlink("nowhere", path)),
    ];
    for (at, folder) in ["exercises/01_spawn", "exercises"].iter().enumerate() {
        for (what, make) in makes {
            let (folder, away) = (learner.learn(folder), learner.course.root().join("away"));
            fs::rename(&folder, &away).and_then(|()| make(&folder)).expect("it takes the place");
            learner.terminal.wait_for(GONE);
            learner.answers_keys();
            fs::remove_file(&folder).and_then(|()| fs::rename(&away, &folder)).expect("it is back");
            learner.saves_by_rename(&marked(&format!("after_{what}_{at}")));
            learner.is_told(&format!("cannot find function `after_{what}_{at}`"));
        }
    }
    learner.quits();
}
