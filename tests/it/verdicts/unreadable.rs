//! `does-not-compile` for an answer that rustc could not have read.

use std::fs;

use rustix::fs::{CWD, FileType, mknodat};
use serde_json::json;

use crate::answer::judge_in;
use crate::program::Test;

fn says(reason: &str, make: impl FnOnce(&Test)) {
    let test = Test::in_the_course();
    make(&test);
    judge_in(&test, "sum1").is("does-not-compile", json!({"diagnostics": [], "reason": reason}));
}

#[test]
fn a_missing_file() {
    says("there is no file answer.rs", |_| ());
}

#[test]
fn a_folder() {
    says("answer.rs is not a regular file", |test| fs::create_dir(test.path("answer.rs")).unwrap());
}

#[test]
fn a_fifo_is_not_waited_for() {
    says("answer.rs is not a regular file", |test| {
        mknodat(CWD, test.path("answer.rs"), FileType::Fifo, 0o600.into(), 0).unwrap();
    });
}

#[test]
fn a_file_that_is_not_utf_8() {
    let reason = "answer.rs is not UTF-8: the byte 0xff on line 2 does not belong there";
    says(reason, |test| test.write("answer.rs", b"// one\n// \xff\n"));
}

#[test]
fn a_file_of_more_than_a_mebibyte() {
    says("answer.rs is larger than 1 MiB", |test| test.write("answer.rs", vec![b' '; (1 << 20) + 1]));
}
