//! Files that are odd inside, or have odd times: what rustc says of them, or why it could not read them.

use std::fs;

use rustix::fs::{AtFlags, CWD, Timespec, Timestamps, utimensat};

use super::course::Course;
use super::learner::{Learner, SOLVED, UNSOLVED_FAILS, marked};

/// One MiB: the most that an answer may have.
const MIB: usize = 1 << 20;

/// A right answer of exactly so many bytes.
fn of_size(bytes: usize) -> String {
    format!("{SOLVED}//{}\n", " ".repeat(bytes - SOLVED.len() - 3))
}

#[test]
fn other_line_ends_and_a_byte_order_mark_change_nothing() {
    let learner = Learner::begins();
    let dos = SOLVED.replace('\n', "\r\n");
    for (name, text) in
        [("dos", dos.clone()), ("marked", format!("\u{feff}{SOLVED}")), ("both", format!("\u{feff}{dos}"))]
    {
        learner.saves_in_place(&marked(name));
        learner.is_told(&format!("cannot find function `{name}`"));
        learner.saves_in_place(&text);
        learner.passes();
    }
    learner.quits();
}

#[test]
fn what_rustc_cannot_read_is_told_and_a_good_answer_passes_after_it() {
    let learner = Learner::begins();
    let told: [(&[u8], &str); 3] = [
        (b"fn main() {}\n// \xff\n", "learn/exercises/01_spawn/spawn1.rs is not UTF-8: the byte 0xff on line 2"),
        (b"fn main() {}\0\n", "unknown start of token: \\u{0}"),
        (b"\xff\xfef\0n\0", "is not UTF-8: the byte 0xff on line 1"),
    ];
    for (bytes, why) in told {
        fs::write(learner.answer(), bytes).expect("a save");
        learner.is_told(why);
    }
    learner.saves_in_place(&of_size(MIB + 1));
    learner.is_told("learn/exercises/01_spawn/spawn1.rs is larger than 1 MiB");
    learner.saves_in_place(&of_size(MIB));
    learner.passes();
    learner.quits();
}

#[test]
fn letters_that_turn_the_text_and_sequences_for_the_terminal_are_shown_but_not_obeyed() {
    let learner = Learner::begins();
    learner.saves_in_place("fn main() {} // \u{202e}desrever\u{2066}\n");
    learner.is_told("unicode codepoint changing visible direction of text present in comment");
    learner.saves_in_place("fn main() { nowhere(); /* \x1b]0;mine\x07 \x1b[2J */ }\n");
    learner.is_told("cannot find function `nowhere`");
    // What it says itself when it panics.
    let panics = r#"panic!("\u{1b}]0;mine\u{7} \u{1b}[2J\u{202e}it breaks");"#;
    learner.saves_in_place(&SOLVED.replace("report();", panics));
    learner.is_told("it breaks");
    let raw = learner.terminal.raw();
    for obeyed in ["\u{202e}", "\u{2066}", "\x1b]0;", "\x1b[2J"] {
        assert!(!raw.contains(obeyed), "{obeyed:?} was painted");
    }
    learner.quits();
}

/// Gives the answer's file another time, without opening it.
fn is_of(learner: &Learner, seconds: i64) {
    let time = Timespec { tv_sec: seconds, tv_nsec: 0 };
    let times = Timestamps { last_access: time, last_modification: time };
    utimensat(CWD, learner.answer(), &times, AtFlags::empty()).expect("another time");
}

#[test]
fn a_clock_that_jumps_hides_no_save_and_makes_none() {
    for arguments in [&[] as &[&str], &["--poll"]] {
        let learner = Course::new().watch(arguments);
        learner.is_told(UNSOLVED_FAILS);
        // 1970, long after, long before, and the same moment again; all texts are of one length.
        for (at, seconds) in [0, 4_102_444_800, 1, 1].into_iter().enumerate() {
            learner.saves_by_rename(&marked(&format!("save_{at}")));
            is_of(&learner, seconds);
            learner.is_told(&format!("cannot find function `save_{at}`"));
        }
        learner.writes_over(&marked("save_9"));
        is_of(&learner, 1);
        learner.is_told("cannot find function `save_9`");
        // A time alone is no save.
        let checks = learner.counts_checks();
        is_of(&learner, 4_102_444_800);
        learner.saves_by_rename(SOLVED);
        is_of(&learner, 0);
        learner.passes();
        assert_eq!(checks.more(), 1);
        learner.quits();
    }
}
