//! `timed-out` and `over-limit`: which limit, and its value.
//!
//! The exercise `limits1` has little of everything, so that these come soon.

use serde_json::{Value, json};

use crate::answer::{judge, thread};

/// An answer whose total ends in this.
fn total(body: &str) -> String {
    format!("pub fn total() -> u32 {{\n{body}\n}}\n\nfn main() {{}}\n")
}

#[track_caller]
fn timed_out(body: &str, how: &str, limit: (&str, &str), threads: &[Value]) {
    let limit = json!({"name": limit.0, "value": limit.1});
    let detail = json!({"check": "it_is_seven", "how": how, "limit": limit, "threads": threads});
    judge("limits1", total(body)).is("timed-out", detail);
}

#[track_caller]
fn over_limit(exercise: &str, answer: &str, check: Option<&str>, name: &str, value: &str) {
    judge(exercise, answer).is("over-limit", json!({"check": check, "limit": {"name": name, "value": value}}));
}

#[track_caller]
fn over(exercise: &str, body: &str, name: &str, value: &str) {
    over_limit(exercise, &total(body), Some("it_is_seven"), name, value);
}

#[test]
fn a_check_that_is_busy() {
    let body = "let mut x = 0u32;\nloop {\nx = std::hint::black_box(x.wrapping_add(1));\n}";
    timed_out(body, "busy", ("cpu time", "0.5 s"), &[thread("main", "nothing", None)]);
}

#[test]
fn the_busiest_thread_is_named_first() {
    let body = "let spin = || loop { std::hint::spin_loop() };\n\
                std::thread::Builder::new().name(\"spinner\".into()).spawn(spin).unwrap().join().unwrap()";
    let threads = [thread("spinner", "nothing", None), thread("main", "join", Some("spinner"))];
    timed_out(body, "busy", ("cpu time", "0.5 s"), &threads);
}

#[test]
fn a_check_that_sleeps() {
    let body = "std::thread::sleep(std::time::Duration::from_secs(1000));\n7";
    timed_out(body, "sleeping", ("quiet time", "2 s"), &[thread("main", "timer", None)]);
}

#[test]
fn threads_that_wake_up_again_and_again_to_no_end() {
    let body = r#"let nap = || loop { std::thread::sleep(std::time::Duration::from_millis(5)) };
std::thread::Builder::new().name("alphonse".into()).spawn(nap).unwrap();
std::thread::Builder::new().name("gaston".into()).spawn(nap).unwrap().join().unwrap()"#;
    let judged = judge("limits1", total(body));
    let mut detail = judged.document["detail"].clone();
    // Which of the two has used a clock tick more is chance.
    let threads = detail["threads"].as_array_mut().expect("threads");
    threads.sort_by_key(|thread| thread["name"].to_string());
    for thread in threads.iter_mut().filter(|thread| thread["name"] != "main") {
        // A nap ends now and then.
        thread["waits_on"] = json!("timer");
    }
    let threads =
        [thread("alphonse", "timer", None), thread("gaston", "timer", None), thread("main", "join", Some("gaston"))];
    let limit = json!({"name": "wall time", "value": "6 s"});
    assert_eq!(judged.document["verdict"], "timed-out");
    assert_eq!(detail, json!({"check": "it_is_seven", "how": "switching", "limit": limit, "threads": threads}));
}

#[test]
fn memory_that_is_kept() {
    let body = "let kept = vec![1u8; 128 << 20];\n\
                std::thread::sleep(std::time::Duration::from_secs(1000));\nu32::from(kept[7])";
    over("limits1", body, "memory", "64 MiB");
}

#[test]
fn output_without_end() {
    over("limits1", "loop {\nprintln!(\"seven, perhaps\");\n}", "output", "64 KiB");
}

#[test]
fn more_threads_than_anybody_needs() {
    let body = "loop {\nlet nap = || std::thread::sleep(std::time::Duration::from_secs(1000));\n\
                let _ = std::thread::Builder::new().stack_size(1 << 16).spawn(nap);\n}";
    over("sum1", body, "threads", "1024");
}

#[test]
fn more_processes_than_anybody_needs() {
    let body = "for _ in 0..100 {\nstd::process::Command::new(\"sleep\").arg(\"1000\").spawn().unwrap();\n}\n\
                std::thread::sleep(std::time::Duration::from_secs(1000));\n7";
    over("sum1", body, "processes", "64");
}

#[test]
fn processes_that_have_lost_their_parents_count_as_well() {
    let body = "for _ in 0..100 {\n\
                std::process::Command::new(\"sh\").args([\"-c\", \"setsid sleep 1000 &\"]).status().unwrap();\n}\n\
                std::thread::sleep(std::time::Duration::from_secs(1000));\n7";
    over("sum1", body, "processes", "64");
}

#[test]
fn a_file_that_is_too_large() {
    over("sum1", "std::fs::File::create(\"large\").unwrap().set_len(1 << 40).unwrap();\n7", "file size", "256 MiB");
}

#[test]
fn a_compiler_that_does_not_come_to_an_end() {
    let answer = "#![allow(long_running_const_eval)]\n\
                  pub const SEVEN: u32 = {\nlet mut n: u64 = 0;\nwhile n < 1 << 40 {\nn += 1;\n}\n7\n};\n\
                  pub fn total() -> u32 {\n    SEVEN\n}\n\nfn main() {}\n";
    over_limit("limits1", answer, None, "compile time", "4 s");
}
