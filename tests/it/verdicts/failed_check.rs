//! `failed-check`: which check, its message, its line; and what `together` and `asleep` never saw.

use serde_json::{Value, json};

use crate::answer::{judge, thread};

/// A check of `sum1` that panicked.
fn panicked(check: &str, message: &str, place: Option<(&str, u32)>) -> Value {
    let (file, line) = place.unzip();
    json!({"check": check, "message": message, "file": file, "line": line, "threads": []})
}

#[test]
fn an_assertion_of_the_check() {
    let message = "assertion `left == right` failed: the total is wrong\n  left: 8\n right: 7";
    judge("sum1", "pub fn total() -> u32 { 8 }\n\nfn main() {}\n")
        .is("failed-check", panicked("it_is_seven", message, Some(("checks/01_plain/sum1/checks.rs", 8))));
}

#[test]
fn a_panic_of_the_answer() {
    let answer = "pub fn total() -> u32 {\n    panic!(\"no\\ttotal\\n\")\n}\n\nfn main() {}\n";
    judge("sum1", answer).is("failed-check", panicked("it_is_seven", "no\ttotal\n", Some(("answer.rs", 2))));
}

#[test]
fn a_panic_that_came_of_the_checks_own_is_not_told_as_its_cause() {
    let answer = r#"use std::sync::Mutex;
use std::thread;

pub fn total() -> u32 {
    let total = Mutex::new(7);
    thread::scope(|scope| {
        let mine = total.lock().unwrap();
        scope.spawn(|| *total.lock().unwrap());
        assert_eq!(*mine, 8);
    });
    7
}

fn main() {}
"#;
    let message = "assertion `left == right` failed\n  left: 7\n right: 8";
    judge("sum1", answer).is("failed-check", panicked("it_is_seven", message, Some(("answer.rs", 9))));
}

#[test]
fn a_panic_of_another_thread_is_told_beside_its_consequence() {
    let answer = r#"use std::thread;

pub fn total() -> u32 {
    let alice = thread::Builder::new().name("alice".into());
    alice.spawn(|| panic!("I lost count")).unwrap().join().unwrap_or(0)
}

fn main() {}
"#;
    let message = "assertion `left == right` failed: the total is wrong\n  left: 0\n right: 7\n\
                   before that, the thread `alice` panicked at answer.rs:5: I lost count";
    judge("sum1", answer)
        .is("failed-check", panicked("it_is_seven", message, Some(("checks/01_plain/sum1/checks.rs", 8))));
}

#[test]
fn a_panic_whose_payload_is_no_text() {
    let answer = "pub fn total() -> u32 {\n    std::panic::panic_any(7)\n}\n\nfn main() {}\n";
    judge("sum1", answer)
        .is("failed-check", panicked("it_is_seven", "a panic whose payload is no text", Some(("answer.rs", 2))));
}

#[test]
fn main_that_panics() {
    let answer = "pub fn total() -> u32 { 7 }\n\nfn main() {\n    unreachable!()\n}\n";
    let message = "internal error: entered unreachable code";
    judge("sum1", answer).is("failed-check", panicked("main", message, Some(("answer.rs", 4))));
}

#[test]
fn main_that_returns_an_error() {
    let answer = "pub fn total() -> u32 { 7 }\n\nfn main() -> Result<(), &'static str> {\n    Err(\"no\")\n}\n";
    judge("sum1", answer).is("failed-check", panicked("main", "it returned an error", None));
}

/// An answer to `gate1` with these two bodies.
fn gate(both: &str, wait_for: &str) -> String {
    format!(
        "use std::sync::mpsc::Receiver;\nuse std::thread;\nuse std::time::Duration;\n\n\
         pub fn both(left: fn(), right: fn()) {{\n{both}\n}}\n\n\
         pub fn wait_for(message: &Receiver<()>) {{\n{wait_for}\n}}\n\nfn main() {{}}\n"
    )
}

const AT_ONCE: &str = "let left = thread::spawn(left);\nright();\nleft.join().unwrap();";

#[test]
fn what_never_ran_at_the_same_time() {
    judge("gate1", gate("thread::spawn(left).join().unwrap();\nright();", "message.recv().unwrap();")).is(
        "failed-check",
        json!({
            "check": "both_run_at_once",
            "message": "the two never ran at the same time",
            "file": null,
            "line": null,
            "threads": [thread("main", "join", Some("unnamed thread 1")), thread("unnamed thread 1", "check", None)],
        }),
    );
}

/// What `asleep` says of each way not to sleep.
#[track_caller]
fn does_not_sleep(wait_for: &str, seen: &str) {
    let message = &format!("it did not sleep until the message came (seen: {seen})");
    let place = Some(("checks/02_more/gate1/checks.rs", 22));
    judge("gate1", gate(AT_ONCE, wait_for)).is("failed-check", panicked("it_waits", message, place));
}

#[test]
fn a_waiter_that_returned_early() {
    does_not_sleep("let _ = message;", "it ended");
}

#[test]
fn a_waiter_that_spins() {
    does_not_sleep("while message.try_recv().is_err() {}", "it used a second of CPU time instead");
}

#[test]
fn a_waiter_that_polls() {
    does_not_sleep(
        "while message.recv_timeout(Duration::from_millis(1)).is_err() {}",
        "it woke up again and again, by the clock",
    );
}

#[test]
fn a_waiter_that_sleeps_in_a_loop() {
    does_not_sleep(
        "while message.try_recv().is_err() {\n    thread::sleep(Duration::from_millis(1));\n}",
        "it woke up again and again, by the clock",
    );
}

#[test]
fn a_waiter_that_waits_for_the_clock() {
    does_not_sleep("let _ = message.recv_timeout(Duration::from_secs(3600));", "its wait ends by the clock");
}
