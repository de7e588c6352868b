//! Answers that want to pass without being right, and `no-result` above all.

use serde_json::{Value, json};

use crate::answer::{diagnostic, judge};
use crate::program::Test;
use crate::{answer, remains};

#[track_caller]
fn no_result(answer: &str, check: &str, how: &str) {
    judge("sum1", answer).is("no-result", json!({"check": check, "how": how}));
}

/// An answer whose total begins with this.
fn total(body: &str) -> String {
    format!("pub fn total() -> u32 {{\n{body}\n8\n}}\n\nfn main() {{}}\n")
}

/// What a check says to an answer of 8.
fn eight() -> Value {
    json!({
        "check": "it_is_seven",
        "message": "assertion `left == right` failed: the total is wrong\n  left: 8\n right: 7",
        "file": "checks/01_plain/sum1/checks.rs",
        "line": 8,
        "threads": [],
    })
}

#[test]
fn an_early_exit() {
    no_result(&total("std::process::exit(0);\n#[allow(unreachable_code)]"), "it_is_seven", "it exited with code 0");
}

#[test]
fn an_early_exit_of_main() {
    let answer = "pub fn total() -> u32 { 7 }\n\nfn main() {\n    std::process::exit(3);\n}\n";
    no_result(answer, "main", "it exited with code 3");
}

#[test]
fn an_answer_that_compiles_to_nothing() {
    no_result("#![cfg(any())]\npub fn total() -> u32 { 8 }\n\nfn main() {}\n", "it_is_seven", "it exited with code 0");
}

#[test]
fn a_perfect_imitation_of_a_test_harness() {
    let body = r#"for line in ["running 1 test", "test checks::it_is_seven ... ok", "test result: ok. 1 passed; 0 failed"] {
    println!("{line}");
    eprintln!("{line}");
}
std::process::exit(0);
#[allow(unreachable_code)]"#;
    no_result(&total(body), "it_is_seven", "it exited with code 0");
}

#[test]
fn an_exit_code_that_says_that_all_is_well_does_not_help_a_check_that_failed() {
    let answer = r#"
unsafe extern "C" {
    fn atexit(call: extern "C" fn()) -> i32;
    fn _exit(code: i32) -> !;
}

extern "C" fn all_is_well() {
    unsafe { _exit(0) }
}

pub fn total() -> u32 {
    unsafe { atexit(all_is_well) };
    8
}

fn main() {}
"#;
    judge("sum1", answer).is("failed-check", eight());
}

#[test]
fn a_check_that_ends_badly_after_it_has_returned() {
    let answer = r#"
unsafe extern "C" {
    fn atexit(call: extern "C" fn()) -> i32;
    fn _exit(code: i32) -> !;
}

extern "C" fn no() {
    unsafe { _exit(3) }
}

pub fn total() -> u32 {
    unsafe { atexit(no) };
    7
}

fn main() {}
"#;
    no_result(answer, "it_is_seven", "it exited with code 3 after the check");
}

#[test]
fn a_panic_hook_that_exits() {
    let body = "std::panic::set_hook(Box::new(|_| std::process::exit(0)));";
    no_result(&total(body), "it_is_seven", "it exited with code 0");
}

#[test]
fn a_constructor_that_exits_before_anything_begins() {
    let answer = r#"
#[used]
#[unsafe(link_section = ".init_array")]
static BEFORE: extern "C" fn() = before;

extern "C" fn before() {
    println!("ok");
    std::process::exit(0)
}

pub fn total() -> u32 { 8 }

fn main() {}
"#;
    no_result(answer, "it_is_seven", "it exited with code 0");
}

#[test]
fn a_shot_at_who_watches_leaves_the_grader_alive_and_nothing_behind() {
    let answer = r#"
unsafe extern "C" {
    fn getppid() -> i32;
    fn kill(process: i32, signal: i32) -> i32;
}

pub fn total() -> u32 {
    unsafe { kill(getppid(), 9) };
    8
}

fn main() {}
"#;
    no_result(answer, "it_is_seven", "it killed the process that watched over it");
}

#[test]
fn a_shot_at_who_watches_by_a_process_that_went_into_hiding() {
    let answer = r#"
use std::process::Command;

pub fn total() -> u32 {
    let script = "setsid sleep 1000 & kill -9 $(cut -d ' ' -f 4 /proc/$PPID/stat)";
    Command::new("sh").args(["-c", script]).status().unwrap();
    8
}

fn main() {}
"#;
    no_result(answer, "it_is_seven", "it killed the process that watched over it");
}

#[test]
fn an_assertion_that_asserts_nothing_is_not_used_by_the_checks() {
    let answer =
        "#[allow(unused_macros)]\nmacro_rules! assert_eq {\n    ($($t:tt)*) => {};\n}\n\n".to_owned() + &total("");
    judge("sum1", answer).is("failed-check", eight());
}

#[test]
fn an_assertion_that_is_exported_and_asserts_nothing_is_not_used_by_the_checks() {
    let answer = "#[macro_export]\nmacro_rules! assert_eq {\n    ($($t:tt)*) => {};\n}\n\n".to_owned() + &total("");
    judge("sum1", answer).is("failed-check", eight());
}

#[test]
fn checks_of_ones_own_do_not_replace_the_checks() {
    let test = Test::in_the_course();
    test.write("evil.rs", "pub fn it_is_seven() {}\n");
    test.write("answer.rs", total("") + "#[path = \"evil.rs\"]");
    answer::judge_in(&test, "sum1").is(
        "does-not-compile",
        json!({"diagnostics": [diagnostic(None, "expected item after attributes", 7)], "reason": null}),
    );
    remains::nothing(&test);
}

#[test]
fn another_crate_by_the_name_of_std() {
    let judged = judge("sum1", total("") + "extern crate self as std;\n");
    assert_eq!(judged.document["verdict"], "does-not-compile", "{:#}", judged.document);
}

#[test]
fn a_module_by_the_name_of_std() {
    let judged = judge("sum1", total("") + "mod std {}\n");
    assert_eq!(judged.document["verdict"], "does-not-compile", "{:#}", judged.document);
}

#[test]
fn what_belongs_to_the_checks_is_not_there_for_the_answer() {
    let answer =
        "pub fn total() -> u32 {\n    ::harness::identify(\"caller\");\n    7\n}\nfn main() { println!(\"hi\"); }\n";
    let message = "cannot find `harness` in the crate root";
    let error = diagnostic(Some("E0433"), message, 2);
    let judged = judge("sum1", answer);
    judged.is("does-not-compile", json!({"diagnostics": [error], "reason": null}));
    assert_eq!(judged.document["output"], json!(null));
}
