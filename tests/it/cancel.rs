//! Ctrl-C, SIGTERM and SIGKILL while an answer hangs: everything ends at once, and nothing is left.

use std::fs::{self, File};
use std::path::PathBuf;
use std::sync::mpsc;
use std::time::{Duration, SystemTime};

use rustix::fs::{CWD, FileType, mknodat};
use rustix::process::Signal;

use crate::commands::{RIGHT, SUM1, started};
use crate::program::{AGES, Running, Test};
use crate::remains;

/// An answer that says that it has begun, and then neither ends nor stands still.
pub(crate) struct Hanging {
    /// What it says so on.
    fifo: PathBuf,
    pub(crate) text: String,
}

impl Hanging {
    pub(crate) fn in_test(test: &Test) -> Hanging {
        let fifo = test.root().join("began");
        mknodat(CWD, &fifo, FileType::Fifo, 0o600.into(), 0).expect("a FIFO");
        let mut hanging = Hanging { fifo, text: String::new() };
        hanging.text = format!("pub fn total() -> u32 {{\n    {}\n}}\n\nfn main() {{}}\n", hanging.forever());
        hanging
    }

    /// What it does: an expression without an end.
    pub(crate) fn forever(&self) -> String {
        let fifo = &self.fifo;
        format!(
            "if !std::path::Path::new({fifo:?}).exists() {{\n        return 8;\n    }}\n    \
             std::fs::write({fifo:?}, \"it began\").unwrap();\n    \
             loop {{\n        std::thread::sleep(std::time::Duration::from_millis(5));\n    }}"
        )
    }

    /// Waits until it runs.
    pub(crate) fn wait_until_it_runs(&self) {
        let (send, receive) = mpsc::channel();
        let fifo = self.fifo.clone();
        std::thread::spawn(move || send.send(fs::read_to_string(fifo)));
        let said = receive.recv_timeout(AGES).expect("the answer never began").expect("the FIFO can be read");
        // Several checks may have begun at once.
        assert!(said.starts_with("it began"), "{said:?}");
    }

    /// From now on it gets another total than the one asked for, and ends.
    pub(crate) fn let_it_end(&self) {
        fs::remove_file(&self.fifo).expect("the FIFO is there");
    }
}

fn hangs(test: &Test) -> Running<'_> {
    let hanging = Hanging::in_test(test);
    test.write("answer.rs", &hanging.text);
    let running = test.program(&["run", "sum1", "--answer", "answer.rs"]).start();
    hanging.wait_until_it_runs();
    running
}

#[test]
fn each_signal_ends_everything() {
    for signal in [Signal::INT, Signal::TERM, Signal::HUP] {
        let test = Test::in_the_course();
        let running = hangs(&test);
        running.signal(signal);
        running.end().is(130, "", "interrupted\n");
        remains::nothing(&test);
    }
}

#[test]
fn a_second_one_changes_nothing() {
    let test = Test::in_the_course();
    let running = hangs(&test);
    running.signal(Signal::INT);
    running.signal(Signal::INT);
    running.end().is(130, "", "interrupted\n");
    remains::nothing(&test);
}

#[test]
fn a_compiler_is_ended_too() {
    let test = Test::in_the_course();
    let answer = "#![allow(long_running_const_eval)]\n\
                  pub const SEVEN: u32 = {\n    let mut n: u64 = 0;\n    while n < 1 << 50 {\n        n += 1;\n    }\n    7\n};\n\
                  pub fn total() -> u32 {\n    SEVEN\n}\n\nfn main() {}\n";
    test.write("answer.rs", answer);
    let running = test.program(&["run", "sum1", "--answer", "answer.rs"]).start();
    // No event tells of a stranger's process.
    while !remains::processes(test.root()).iter().any(|process| process.contains("answer.rs --crate-name")) {
        std::thread::yield_now();
    }
    running.signal(Signal::INT);
    running.end().is(130, "", "interrupted\n");
    remains::nothing(&test);
}

#[test]
fn check_all_says_nothing_of_what_it_did_not_finish() {
    let test = started();
    let hanging = Hanging::in_test(&test);
    test.write(SUM1, &hanging.text);
    let running = test.program(&["check-all"]).start();
    hanging.wait_until_it_runs();
    running.signal(Signal::INT);
    running.end().is(130, "", "interrupted\n");
    remains::nothing(&test);
}

#[test]
fn a_grader_that_is_killed_takes_everything_with_it_and_a_later_one_sweeps() {
    let test = Test::in_the_course();
    let running = hangs(&test);
    running.signal(Signal::KILL);
    assert_eq!(running.end().code(), None);
    remains::until_no_process(&test);
    let [left] = remains::scratch(&test).try_into().expect("one scratch folder, which nobody could remove");

    // A young one may be about to be locked by its owner, and stays.
    test.write("answer.rs", RIGHT);
    assert_eq!(test.run(&["run", "sum1", "--answer", "answer.rs"]).code(), Some(0));
    assert_eq!(remains::scratch(&test), [left.as_str()]);

    let an_hour_ago = SystemTime::now() - Duration::from_secs(3600);
    let folder = File::open(test.cache().join("scratch").join(left)).expect("it can be opened");
    folder.set_modified(an_hour_ago).expect("its time can be set");
    // A verdict that is known needs no scratch folder, and does not look at others'.
    assert_eq!(test.run(&["run", "sum1", "--answer", "answer.rs", "--no-cache"]).code(), Some(0));
    remains::nothing(&test);
}
