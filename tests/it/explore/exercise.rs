//! An exercise that is explored: its verdicts, what comes first, and what is said of what was tried.

use std::fs;
use std::path::Path;

use serde_json::json;

use crate::answer::judge_in;
use crate::program::Test;

/// The fixture course with `sum1` explored.
pub(super) fn explored() -> Test {
    let test = Test::in_the_course();
    explore_sum1(&test.path(""));
    test
}

/// From now on `sum1` of the fixture course in this folder is explored.
pub(crate) fn explore_sum1(course: &Path) {
    let manifest = course.join("info.toml");
    let info = fs::read_to_string(&manifest).expect("info.toml");
    let (first, rest) = info.split_once("\n[[exercises]]\nname = \"sum1\"").expect("sum1");
    let (sum1, others) = rest.split_once("\n[[exercises]]").expect("another exercise");
    let table = "\n[exercises.explore]\nrequired = true\n";
    let explored = format!("{first}\n[[exercises]]\nname = \"sum1\"{sum1}{table}\n[[exercises]]{others}");
    fs::write(manifest, explored).expect("info.toml");
    // Nothing is pending where something explores.
    fs::remove_file(course.join("checks/01_plain/sum1/attempts/too_late.rs")).expect("the attempt");
}

/// An answer whose two threads add 3 and 4 in this way.
pub(crate) fn adding(how: &str) -> String {
    format!(
        "use std::sync::atomic::{{AtomicU32, Ordering::SeqCst}};\nuse std::thread;\n\npub fn total() -> u32 {{\n    \
         let sum = AtomicU32::new(0);\n    thread::scope(|scope| {{\n        for part in [3, 4] {{\n            \
         let sum = &sum;\n            scope.spawn(move || {{ {how} }});\n        }}\n    }});\n    sum.into_inner()\n}}\n\n\
         fn main() {{}}\n"
    )
}

pub(crate) const LOSES: &str = "let seen = sum.load(SeqCst); sum.store(seen + part, SeqCst);";
pub(crate) const ADDS: &str = "sum.fetch_add(part, SeqCst);";

#[test]
fn an_order_that_breaks_a_check_is_a_race_although_real_threads_pass() {
    let test = explored();
    test.write("answer.rs", adding(LOSES));
    let judged = judge_in(&test, "sum1");
    let document = &judged.document;
    assert_eq!((&document["verdict"], &document["detail"]["check"]), (&json!("race"), &json!("it_is_seven")));
    assert_eq!(document["detail"]["file"], "checks/01_plain/sum1/checks.rs");
    let stages = document["stages"].as_array().expect("stages");
    let stages: Vec<_> = stages.iter().map(|stage| (stage["stage"].clone(), stage["outcome"].clone())).collect();
    assert!(stages.contains(&(json!("interleavings"), json!("failed"))), "{stages:?}");
    assert!(document["timeline"].as_array().is_some_and(|timeline| timeline.len() > 5), "{document:#}");
}

#[test]
fn a_right_answer_says_how_many_orders_hold() {
    let test = explored();
    test.write("answer.rs", adding(ADDS));
    let judged = judge_in(&test, "sum1");
    let explored = json!({"schedules": 3, "in_order": 3, "random": 0, "pct": 0, "exhaustive": true});
    judged.is("passed", json!({"checks": 2, "cases": 0, "explored": explored}));
    assert_eq!((&judged.document["explored"], &judged.document["exhaustive"]), (&json!(3), &json!(true)));
    let ran = test.run(&["run", "sum1", "--answer", "answer.rs"]);
    assert!(ran.stdout.contains("\nExplored all 3 interleavings.\n"), "{}", ran.stdout);
}

#[test]
fn a_deadlock_is_told_with_its_lines_although_the_real_run_hangs_too() {
    let test = explored();
    test.write("answer.rs", "use std::sync::Mutex;\n\npub fn total() -> u32 {\n    let seven = Mutex::new(7);\n    let _first = seven.lock().unwrap();\n    *seven.lock().unwrap()\n}\n\nfn main() {}\n");
    let thread = json!({
        "name": "main", "waits_on": "lock", "waits_for": null, "file": "answer.rs", "line": 6,
        "object": "`seven` (Mutex, line 4)",
        "held_by": {"thread": "main", "file": "answer.rs", "line": 5},
    });
    judge_in(&test, "sum1").is("deadlock", json!({"check": "it_is_seven", "threads": [thread]}));
}

#[test]
fn what_rustc_refuses_is_not_explored() {
    let test = explored();
    test.write("answer.rs", "pub fn total() -> u32 {\n    \"7\"\n}\n\nfn main() {}\n");
    let judged = judge_in(&test, "sum1");
    assert_eq!(judged.document["verdict"], "does-not-compile");
    assert_eq!(judged.document.get("explored"), None);
}

#[test]
fn dev_check_compares_the_lines_of_a_deadlock() {
    let test = explored();
    let stuck = "checks/01_plain/sum1/attempts/stuck.rs";
    let text = test.read(stuck);
    let said = |lines: &str| {
        test.write(stuck, text.replacen("//@ deadlock threads=main,alice", &format!("//@ deadlock {lines}"), 1));
        test.run(&["dev", "check", "sum1"]).stdout
    };
    assert!(said("lines=8").contains("the verdict does not name the line 8; it names "), "{}", said("lines=8"));
    assert!(said("threads=main lines=9").ends_with("0 not as stated, 0 pending\n"), "{}", said("threads=main lines=9"));
}

#[test]
fn dev_check_tries_as_many_orders_as_it_is_asked_for() {
    let test = explored();
    let ran = test.run(&["dev", "check", "sum1", "--budget", "4", "--format", "json"]);
    let results = ran.json()["results"].as_array().expect("results").clone();
    let tried: Vec<_> = results.iter().filter(|result| result["verdict"] == "passed").collect();
    assert!(!tried.is_empty());
    for result in tried {
        let explored = &result["detail"]["explored"];
        let at_most = |key: &str, most: u64| explored[key].as_u64().is_some_and(|tried| tried <= most);
        assert!(at_most("schedules", 4) && at_most("in_order", 2), "{result:#}");
    }
    let refused = test.run(&["dev", "check", "sum1", "--budget", "4", "--resume"]);
    assert_eq!(refused.code(), Some(2), "{}", refused.stderr);
}

#[test]
fn without_the_explorer_nothing_that_needs_it_is_judged() {
    let test = explored();
    test.write("answer.rs", adding(ADDS));
    // Cargo's home without anything in it, and no network.
    let home = test.root().join("cargo-home");
    std::fs::create_dir(&home).expect("a folder");
    std::fs::write(home.join("config.toml"), "[net]\noffline = true\n").expect("a file");
    std::fs::remove_file(test.cache().join("kits")).expect("the link");
    let run = ["run", "sum1", "--answer", "answer.rs", "--format", "json"];
    let ran = test.program(&run).env("CARGO_HOME", &home).run();
    assert_eq!(ran.code(), Some(4), "{}", ran.stdout);
    let document = ran.json();
    assert_eq!(document["verdict"], "grader-error");
    let advice = "connect to the internet once and run it again; after that everything works offline";
    assert_eq!(document["detail"]["advice"], advice, "{document:#}");
}

#[test]
fn where_real_threads_can_judge_as_well_it_is_only_said_that_nothing_was_explored() {
    let test = explored();
    test.write("info.toml", test.read("info.toml").replace("required = true\n", ""));
    test.write("answer.rs", adding(ADDS));
    let home = test.root().join("cargo-home");
    std::fs::create_dir(&home).expect("a folder");
    std::fs::write(home.join("config.toml"), "[net]\noffline = true\n").expect("a file");
    std::fs::remove_file(test.cache().join("kits")).expect("the link");
    let run = ["run", "sum1", "--answer", "answer.rs", "--format", "json"];
    let document = test.program(&run).env("CARGO_HOME", &home).run().json();
    assert_eq!((&document["verdict"], &document["explored"]), (&json!("passed"), &json!(null)), "{document:#}");
    let why = document["not_explored"].as_str().expect("a reason");
    assert!(why.starts_with("failed to download what the interleaving explorer is built from: "), "{why}");
}

#[test]
fn an_answer_that_is_nested_deeply_gets_its_verdict_and_the_grader_lives() {
    let deep = |with: &str| {
        let nested = |levels: usize| format!("let _: u32 = {}1{};", "(".repeat(levels), ")".repeat(levels));
        let sum = format!("let _: u32 = 0{};", " + 1".repeat(1500));
        adding(with).replace("let sum = AtomicU32", &format!("{} {sum} let sum = AtomicU32", nested(400)))
    };
    for (with, verdict) in [(LOSES, "race"), (ADDS, "passed")] {
        let test = explored();
        test.write("answer.rs", deep(with));
        assert_eq!(judge_in(&test, "sum1").document["verdict"], verdict);
    }
}
