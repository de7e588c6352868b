//! A save is noticed whichever editor makes it: the real ones where they are installed, and what others are known to do.
#![expect(clippy::disallowed_methods, reason = "real editors are started")]

use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::os::unix::fs::symlink;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use super::learner::{Learner, SOLVED, marked};
use crate::terminal::Terminal;

/// Whether a program is installed. A test that is skipped for want of it says so in the only way in which it can.
fn is_here(program: &str) -> bool {
    let quiet = || Stdio::null();
    let version = Command::new(program).arg("--version").stdin(quiet()).stdout(quiet()).stderr(quiet()).status();
    if version.is_err() {
        let _ = writeln!(std::io::stderr(), "skipped: there is no {program} here");
    }
    version.is_ok()
}

/// A path beside the answer: `beside(learner, ".#", "")` is `.#spawn1.rs`.
fn beside(learner: &Learner, before: &str, after: &str) -> PathBuf {
    let answer = learner.answer();
    let name = answer.file_name().expect("a name").to_str().expect("a plain name");
    answer.with_file_name(format!("{before}{name}{after}"))
}

// ---- the real ones

#[test]
fn the_real_vim_is_heard_with_every_setting_for_backups() {
    if !is_here("vim") {
        return;
    }
    let learner = Learner::begins();
    let settings = [
        "nobackup nowritebackup",
        "nobackup writebackup backupcopy=no",
        "nobackup writebackup backupcopy=yes",
        "backup backupcopy=auto",
        "backup backupcopy=no",
        "backup backupcopy=yes",
    ];
    for (at, setting) in settings.iter().enumerate() {
        vim_saves(&learner, &marked(&format!("by_vim_{at}")), setting);
        learner.is_told(&format!("cannot find function `by_vim_{at}`"));
    }
    vim_saves(&learner, SOLVED, "backup backupcopy=no");
    learner.passes();
}

fn vim_saves(learner: &Learner, text: &str, setting: &str) {
    let typed = learner.learn("typed");
    fs::write(&typed, text).expect("failed to write");
    let mut vim = Command::new("vim");
    vim.args(["-e", "-s", "-N", "-u", "NONE", "-i", "NONE", "-c", &format!("set {setting}")]);
    vim.args(["-c", "%delete", "-c", &format!("read {}", typed.display()), "-c", "wq"]);
    let status = vim.arg(learner.answer()).stdin(Stdio::null()).status().expect("vim starts");
    assert!(status.success(), "vim with {setting}: {status}");
    assert_eq!(fs::read_to_string(learner.answer()).expect("the answer is there"), text, "vim with {setting}");
}

#[test]
fn the_real_nano_is_heard_with_and_without_backups_and_locks() {
    if !is_here("nano") {
        return;
    }
    let learner = Learner::begins();
    let backups = learner.learn("backups");
    fs::create_dir(&backups).expect("a folder");
    let backups = backups.to_str().expect("a plain path");
    let modes: [&[&str]; 5] =
        [&[], &["--backup"], &["--backup", "--backupdir", backups], &["--locking"], &["--locking", "--backup"]];
    for (at, mode) in modes.iter().enumerate() {
        nano_saves(&learner, &format!("by_nano_{at}"), mode);
        learner.is_told(&format!("cannot find function `by_nano_{at}`"));
    }
    assert!(beside(&learner, "", "~").exists(), "nano made no backup");
    assert_ne!(fs::read_dir(backups).expect("a folder").count(), 0, "nano made no backup in its folder");
}

/// Somebody opens the answer in nano, takes everything out, types an answer that names `marker`, saves and leaves.
fn nano_saves(learner: &Learner, marker: &str, mode: &[&str]) {
    let answer = learner.answer();
    let arguments = ["--ignorercfiles"].iter().chain(mode).copied().chain([answer.to_str().expect("a plain path")]);
    let mut nano = learner.course.command("nano", &arguments.collect::<Vec<_>>());
    nano.env("HOME", learner.course.root());
    let nano = Terminal::start(&nano, 80, 24);
    nano.wait_for("^X Exit");
    // Alt-T cuts everything from here to the end.
    nano.press("\x1bt");
    nano.wait_gone("fn main");
    // It ends the last line by itself.
    nano.press(&marked(marker).trim_end().replace('\n', "\r"));
    nano.wait_for(&format!("{marker}();"));
    // Ctrl-O writes, under the name that it offers.
    nano.press("\x0f");
    nano.wait_for("File Name to Write");
    nano.press("\r");
    nano.wait_for("[ Wrote 3 lines ]");
    nano.press("\x18");
    assert!(nano.wait_exit().status.success(), "nano with {mode:?}");
    assert_eq!(fs::read_to_string(&answer).expect("the answer is there"), marked(marker), "nano with {mode:?}");
}

#[test]
fn the_real_ed_sed_and_perl_are_heard() {
    let learner = Learner::begins();
    let mut before = "by_nobody".to_owned();
    learner.saves_by_rename(&marked(&before));
    learner.is_told("cannot find function `by_nobody`");
    let ways: [(&str, &[&str]); 5] = [
        ("sed", &["-i"]),
        ("sed", &["-i.bak"]),
        ("perl", &["-pi", "-e"]),
        ("perl", &["-pi.bak", "-e"]),
        ("ed", &["-s"]),
    ];
    for (at, (program, arguments)) in ways.iter().enumerate() {
        if !is_here(program) {
            continue;
        }
        let after = format!("by_{program}_{at}");
        let mut command = Command::new(program);
        command.args(*arguments).stdin(Stdio::piped());
        let typed = if *program == "ed" {
            format!("%s/{before}/{after}/\nw\nq\n")
        } else {
            command.arg(format!("s/{before}/{after}/"));
            String::new()
        };
        let mut child = command.arg(learner.answer()).spawn().expect("it is here");
        child.stdin.take().expect("a pipe").write_all(typed.as_bytes()).expect("it reads");
        assert!(child.wait().expect("it ends").success(), "{program} {arguments:?}");
        learner.is_told(&format!("cannot find function `{after}`"));
        before = after;
    }
}

// ---- what others do

/// A way to save.
type Save = fn(&Learner, &str);

/// Emacs when a buffer is saved for the first time: while there are changes, a link to nowhere locks the file and an
/// autosave stands beside it; the old file becomes the backup, and a new one is written.
fn emacs_first(learner: &Learner, text: &str) {
    let (lock, autosave) = (beside(learner, ".#", ""), beside(learner, "#", "#"));
    symlink("learner@desk.4711:1795309860", &lock).expect("a link");
    fs::write(&autosave, text).expect("an autosave");
    fs::rename(learner.answer(), beside(learner, "", "~")).expect("a backup");
    fs::write(learner.answer(), text).expect("a save");
    fs::remove_file(&lock).and_then(|()| fs::remove_file(&autosave)).expect("they are there");
}

/// Emacs afterwards: into the file, for it has its backup.
fn emacs_again(learner: &Learner, text: &str) {
    let lock = beside(learner, ".#", "");
    symlink("learner@desk.4711:1795309860", &lock).expect("a link");
    fs::write(learner.answer(), text).and_then(|()| fs::remove_file(&lock)).expect("a save");
}

/// JetBrains' editors with their safe write.
fn jetbrains(learner: &Learner, text: &str) {
    let (new, old) = (beside(learner, "", "___jb_tmp___"), beside(learner, "", "___jb_old___"));
    fs::write(&new, text).expect("the new file");
    fs::rename(learner.answer(), &old).and_then(|()| fs::rename(&new, learner.answer())).expect("a save");
    fs::remove_file(&old).expect("it is there");
}

/// VS Code: opens the file as it is, cuts it to nothing, writes, and waits for the disk.
fn vs_code(learner: &Learner, text: &str) {
    let mut file = OpenOptions::new().write(true).open(learner.answer()).expect("the answer is there");
    file.set_len(0).and_then(|()| file.write_all(text.as_bytes())).and_then(|()| file.sync_all()).expect("a save");
}

/// An editor that keeps the file open, and writes the new text over the old one before it cuts off the rest.
fn over_the_old(learner: &Learner, text: &str) {
    let mut file = OpenOptions::new().write(true).open(learner.answer()).expect("the answer is there");
    file.write_all(text.as_bytes()).and_then(|()| file.set_len(text.len() as u64)).expect("a save");
}

/// GNOME's editors.
fn gnome(learner: &Learner, text: &str) {
    let new = beside(learner, ".goutputstream-", "4711");
    let written = File::create_new(&new).and_then(|mut file| file.write_all(text.as_bytes()).and(file.sync_all()));
    written.and_then(|()| fs::rename(&new, learner.answer())).expect("a save");
}

/// KDE's editors: a file that has no name while it is written, and gets it by a link.
fn kde(learner: &Learner, text: &str) {
    let new = beside(learner, "#", "");
    fs::write(&new, text).and_then(|()| fs::remove_file(learner.answer())).expect("the answer is there");
    fs::hard_link(&new, learner.answer()).and_then(|()| fs::remove_file(&new)).expect("a save");
}

/// Whoever makes a backup by copying and writes into the file.
fn copies_first(learner: &Learner, text: &str) {
    fs::copy(learner.answer(), beside(learner, "", ".bak")).expect("a backup");
    fs::write(learner.answer(), text).expect("a save");
}

/// Whoever puts the new file where the old one was, and the old one where the new one was, in one step.
fn exchanges(learner: &Learner, text: &str) {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    let new = beside(learner, "", ".new");
    fs::write(&new, text).expect("the new file");
    renameat_with(CWD, &new, CWD, learner.answer(), RenameFlags::EXCHANGE).expect("a save");
}

#[test]
fn what_other_editors_do_is_heard_once_and_twice_in_a_row() {
    let learner = Learner::begins();
    let ways: [(&str, Save); 12] = [
        ("in_place", Learner::saves_in_place),
        ("by_rename", Learner::saves_by_rename),
        ("with_a_backup", Learner::saves_with_a_backup),
        ("emacs_first", emacs_first),
        ("emacs_again", emacs_again),
        ("jetbrains", jetbrains),
        ("vs_code", vs_code),
        ("over_the_old", over_the_old),
        ("gnome", gnome),
        ("kde", kde),
        ("copies_first", copies_first),
        ("exchanges", exchanges),
    ];
    for (name, save) in ways {
        save(&learner, &marked(&format!("{name}_once")));
        learner.is_told(&format!("cannot find function `{name}_once`"));
        save(&learner, &marked(&format!("{name}_twice")));
        save(&learner, &marked(&format!("{name}_at_last")));
        learner.is_told(&format!("cannot find function `{name}_at_last`"));
    }
    learner.saves_in_place(SOLVED);
    learner.passes();
    learner.quits();
}
