//! A save at the worst moment: while rustc reads the one before it, while half of it is there, while nothing is there.

use std::cell::OnceCell;
use std::fs::{self, OpenOptions};
use std::io::Write;
use std::os::fd::OwnedFd;

use rustix::fs::{CWD, FileType, Mode, OFlags, mknodat, open};

use super::learner::{Learner, SOLVED, marked, until};

/// An answer for which rustc needs a file that nobody ever finishes.
struct Endless {
    /// Whoever reads waits for as long as this is open.
    _writer: OwnedFd,
}

impl Endless {
    /// Saves it, and waits until rustc is in the middle of it.
    #[track_caller]
    fn is_compiled_by(learner: &Learner) -> Endless {
        let pipe = learner.course.root().join("never");
        mknodat(CWD, &pipe, FileType::Fifo, Mode::RUSR | Mode::WUSR, 0).expect("a pipe");
        learner.saves_by_rename(&format!("const _: &str = include_str!({pipe:?});\nfn main() {{}}\n"));
        let writer = OnceCell::new();
        // A pipe can be opened for writing, without waiting, once somebody reads.
        let flags = OFlags::WRONLY | OFlags::NONBLOCK | OFlags::CLOEXEC;
        let is_read = || open(&pipe, flags, Mode::empty()).is_ok_and(|end| writer.set(end).is_ok());
        until("rustc reads", is_read);
        Endless { _writer: writer.into_inner().expect("it was opened") }
    }
}

#[test]
fn a_save_while_rustc_reads_the_one_before_it_is_judged_at_once() {
    let learner = Learner::begins();
    let _endless = Endless::is_compiled_by(&learner);
    learner.answers_keys();
    learner.saves_by_rename(SOLVED);
    learner.passes();
    learner.is_alone();
    learner.quits();
}

#[test]
fn a_file_that_goes_while_rustc_reads_it_is_told_and_rustc_ended() {
    let learner = Learner::begins();
    let _endless = Endless::is_compiled_by(&learner);
    fs::remove_file(learner.answer()).expect("the answer is there");
    learner.terminal.wait_for("is gone.");
    learner.is_alone();
    learner.saves_in_place(SOLVED);
    learner.passes();
}

#[test]
fn q_while_rustc_reads_leaves_nothing() {
    let learner = Learner::begins();
    let _endless = Endless::is_compiled_by(&learner);
    learner.quits();
}

#[test]
fn a_file_that_stays_empty_for_a_while_is_told_and_then_what_is_written_into_it() {
    let learner = Learner::begins();
    let mut file = OpenOptions::new().write(true).truncate(true).open(learner.answer()).expect("the answer is there");
    learner.is_told("`main` function not found");
    file.write_all(SOLVED.as_bytes()).expect("a save");
    learner.passes();
    // Nobody has closed it yet: it is what stands in it that counts.
    file.set_len(0).expect("the file is open");
    learner.is_told("`main` function not found");
    drop(file);
    learner.saves_in_place(SOLVED);
    learner.passes();
}

#[test]
fn a_file_cut_off_in_the_middle_of_a_letter_is_told_and_then_the_whole() {
    let learner = Learner::begins();
    let text = format!("// Für später.\n{SOLVED}");
    let middle = text.find('ü').expect("it is there") + 1;
    fs::write(learner.answer(), &text.as_bytes()[..middle]).expect("half a save");
    learner.is_told("is not UTF-8: the byte 0xc3 on line 1");
    let mut file = OpenOptions::new().append(true).open(learner.answer()).expect("the answer is there");
    file.write_all(&text.as_bytes()[middle..]).expect("the other half");
    learner.passes();
}

#[test]
fn a_file_written_in_many_small_pieces_gets_the_verdict_on_the_whole() {
    let learner = Learner::begins();
    for (name, size) in [("sevens", 7), ("ones", 1)] {
        let text = format!("{}// {}\n", marked(name), "to be written slowly ".repeat(50));
        let mut file = fs::File::create(learner.answer()).expect("the answer");
        for piece in text.as_bytes().chunks(size) {
            file.write_all(piece).expect("a piece");
        }
        learner.is_told(&format!("cannot find function `{name}`"));
    }
}
