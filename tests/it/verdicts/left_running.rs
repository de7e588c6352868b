//! `left-running` and `crashed`: what goes on after a check, and what does not get that far.

use serde_json::{Value, json};

use crate::answer::{judge, thread};

#[track_caller]
fn left(answer: &str, threads: &[Value], processes: &[&str]) {
    let detail = json!({"check": "it_is_seven", "threads": threads, "processes": processes});
    judge("sum1", answer).is("left-running", detail);
}

/// An answer that starts a thread with this body and does not wait for it.
fn leaves(body: &str) -> String {
    format!(
        "pub fn total() -> u32 {{\n    let lost = std::thread::Builder::new().name(\"lost\".into());\n    \
         lost.spawn(|| {{\n{body}\n}}).unwrap();\n    7\n}}\n\nfn main() {{}}\n"
    )
}

#[test]
fn a_thread_that_is_blocked_for_ever() {
    left(&leaves("loop {\nstd::thread::park();\n}"), &[thread("lost", "park-or-receive", None)], &[]);
}

#[test]
fn a_thread_that_sleeps() {
    let body = "std::thread::sleep(std::time::Duration::from_secs(1000));";
    left(&leaves(body), &[thread("lost", "timer", None)], &[]);
}

#[test]
fn a_thread_that_computes() {
    left(&leaves("loop {\nstd::hint::spin_loop();\n}"), &[thread("lost", "nothing", None)], &[]);
}

#[test]
fn a_thread_that_ends_soon_is_forgiven() {
    let answer = leaves("std::thread::sleep(std::time::Duration::from_millis(1));");
    judge("sum1", answer).is("passed", json!({"checks": 2, "cases": 0}));
}

#[test]
fn a_thread_that_has_met_the_check_goes_on_to_its_end() {
    // Whichever of the two comes out of the meeting first.
    let answer = "use std::sync::mpsc::Receiver;\nuse std::thread;\n\npub fn both(a: fn(), b: fn()) {\n    \
                  thread::spawn(a);\n    b();\n}\n\npub fn wait_for(receiver: &Receiver<()>) {\n    \
                  receiver.recv().unwrap();\n}\n\nfn main() {}\n";
    judge("gate1", answer).is("passed", json!({"checks": 3, "cases": 0}));
}

#[test]
fn a_thread_local_that_waits_when_it_is_dropped() {
    let answer = r#"
use std::thread;

struct Parks;

impl Drop for Parks {
    fn drop(&mut self) {
        loop {
            thread::park();
        }
    }
}

thread_local!(static PARKS: Parks = const { Parks });

pub fn total() -> u32 {
    thread::Builder::new().name("lost".into()).spawn(|| PARKS.with(|_| ())).unwrap();
    7
}

fn main() {}
"#;
    left(answer, &[thread("lost", "park-or-receive", None)], &[]);
}

#[test]
fn a_process_in_a_session_of_its_own() {
    let answer = r#"
use std::process::Command;

pub fn total() -> u32 {
    Command::new("setsid").args(["--fork", "sleep", "1000"]).status().unwrap();
    7
}

fn main() {}
"#;
    left(answer, &[], &["sleep"]);
}

#[test]
fn what_main_leaves_ends_with_it() {
    let answer = r#"
use std::thread;

pub fn total() -> u32 { 7 }

fn main() {
    thread::spawn(|| thread::sleep(std::time::Duration::from_secs(1000)));
}
"#;
    judge("sum1", answer).is("passed", json!({"checks": 2, "cases": 0}));
}

#[track_caller]
fn crashed(body: &str, signal: &str, stderr: &str) {
    let answer = format!("pub fn total() -> u32 {{\n    {body}\n}}\n\nfn main() {{}}\n");
    let mut judged = judge("sum1", answer);
    // The system's number of the thread.
    let said = judged.document["detail"]["stderr"].as_str().expect("what it said").to_owned();
    let numbers = |c: char| c.is_ascii_digit();
    judged.document["detail"]["stderr"] = json!(said.replace(numbers, ""));
    judged.is("crashed", json!({"check": "it_is_seven", "signal": signal, "stderr": stderr}));
}

#[test]
fn an_abort() {
    crashed("std::process::abort()", "SIGABRT", "");
}

#[test]
fn a_stack_that_overflows() {
    let body = "fn deeper(n: u32) -> u32 { std::hint::black_box(deeper(n + 1)) + 1 }\n    deeper(0)";
    let said = "\nthread 'main' () has overflowed its stack\nfatal runtime error: stack overflow, aborting";
    crashed(body, "SIGABRT", said);
}

#[test]
fn an_address_that_is_not_there() {
    crashed("unsafe { std::ptr::with_exposed_provenance::<u32>(8).read_volatile() }", "SIGSEGV", "");
}
