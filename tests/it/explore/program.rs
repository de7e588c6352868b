//! `threadlings explore`: each verdict on a program of one's own, and what is typed.

use serde_json::{Value, json};

use crate::program::{Test, same};
use crate::remains;

/// What `explore --format json` says of a program.
#[track_caller]
fn explored(program: &str, more: &[&str]) -> Value {
    let test = Test::in_an_empty_folder();
    test.write("program.rs", program);
    let ran = test.run(&[&["explore", "program.rs", "--format", "json"], more].concat());
    remains::nothing(&test);
    let document = ran.json();
    assert_eq!(document["schema"], 1);
    assert_eq!(document["passed"], document["verdict"] == "passed");
    assert_eq!(ran.code(), Some(if document["passed"] == true { 0 } else { 1 }), "{document:#}");
    document
}

#[track_caller]
fn verdict(program: &str, expected: &str) -> Value {
    let document = explored(program, &[]);
    assert_eq!(document["verdict"], expected, "{document:#}");
    document
}

/// Two threads that each read a counter and then write it.
const LOST: &str = r"use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;

static COUNT: AtomicU32 = AtomicU32::new(0);

fn add() {
    let seen = COUNT.load(Ordering::SeqCst);
    COUNT.store(seen + 1, Ordering::SeqCst);
}

fn main() {
    thread::scope(|scope| {
        scope.spawn(add);
        scope.spawn(add);
    });
    assert_eq!(COUNT.load(Ordering::SeqCst), 2);
}
";

/// Two threads that lock in opposite order.
const CROSSED: &str = r#"use std::sync::Mutex;
use std::thread;

fn main() {
    let left = Mutex::new(0);
    let right = Mutex::new(0);
    thread::scope(|scope| {
        let name = |name: &str| thread::Builder::new().name(name.into());
        name("alice").spawn_scoped(scope, || {
            let _left = left.lock().unwrap();
            let _right = right.lock().unwrap();
        }).unwrap();
        name("bob").spawn_scoped(scope, || {
            let _right = right.lock().unwrap();
            let _left = left.lock().unwrap();
        }).unwrap();
    });
}
"#;

#[test]
fn a_lost_update_is_a_race_and_can_be_replayed() {
    let document = verdict(LOST, "race");
    assert_eq!(document["detail"]["line"], 16);
    assert!(document["passes"].as_u64().is_some_and(|passes| passes > 0), "{document:#}");
    let replay = document["replay"].as_str().expect("a replay");
    let again = explored(LOST, &["--replay", replay]);
    assert_eq!(again["timeline"], document["timeline"]);
    let step = |does: &str| {
        let events = document["timeline"].as_array().expect("a timeline");
        events.iter().filter(|event| event["does"] == does && event["object"] == "`COUNT` (AtomicU32, line 4)").count()
    };
    assert_eq!((step("load"), step("store")), (3, 2), "{document:#}");
}

#[test]
fn a_deadlock_names_who_waits_for_what_who_has_it_and_the_lines_of_both() {
    let document = verdict(CROSSED, "deadlock");
    let thread = |name: &str, waits_on: &str, line: u32| json!({"name": name, "waits_on": waits_on, "waits_for": null, "file": "program.rs", "line": line});
    let held = |mut thread: Value, object: &str, by: &str, line: u32| {
        thread["object"] = json!(object);
        thread["held_by"] = json!({"thread": by, "file": "program.rs", "line": line});
        thread
    };
    let threads = [
        thread("main", "scope", 7),
        held(thread("alice", "lock", 11), "`right` (Mutex, line 6)", "bob", 14),
        held(thread("bob", "lock", 15), "`left` (Mutex, line 5)", "alice", 10),
    ];
    assert_eq!(document["detail"], json!({"check": "main", "threads": threads}), "{document:#}");
}

#[test]
fn a_program_that_is_right_is_tried_in_every_order() {
    let right = LOST
        .replace("let seen = COUNT.load(Ordering::SeqCst);", "")
        .replace("COUNT.store(seen + 1, Ordering::SeqCst);", "COUNT.fetch_add(1, Ordering::SeqCst);");
    let document = verdict(&right, "passed");
    assert_eq!((&document["explored"], &document["exhaustive"]), (&json!(2), &json!(true)));
    assert_eq!(document.get("timeline"), None);
}

#[test]
fn its_tests_come_before_its_main() {
    let tests = format!(
        "{}\n#[cfg(test)]\nmod tests {{\n    #[test]\n    fn alone() {{\n        super::add();\n    }}\n    \
         #[test]\n    fn both() {{\n        super::main();\n    }}\n    #[test]\n    #[ignore]\n    fn never() {{\n        \
         panic!();\n    }}\n    #[test]\n    #[should_panic]\n    fn panics() {{\n        panic!();\n    }}\n}}\n",
        LOST
    );
    let document = verdict(&tests, "race");
    assert_eq!(document["detail"]["check"], "tests::both");
    let replay = document["replay"].as_str().expect("a replay");
    assert!(replay.starts_with("tests::both@"), "{replay}");
    assert_eq!(explored(&tests, &["--replay", replay])["timeline"], document["timeline"]);
}

#[test]
fn what_fails_in_every_order_is_failed_check() {
    verdict("fn main() {\n    panic!(\"no\");\n}\n", "failed-check");
    verdict("fn main() {\n    std::process::exit(3);\n}\n", "failed-check");
    verdict("fn main() -> Result<(), String> {\n    Err(\"no\".into())\n}\n", "failed-check");
    let unjoined = "fn main() {\n    let gate = std::sync::Arc::new(std::sync::Barrier::new(2));\n    let theirs = gate.clone();\n    \
                    std::thread::spawn(move || {\n        theirs.wait();\n        panic!(\"nobody sees this\");\n    });\n    gate.wait();\n}\n";
    let document = explored(unjoined, &[]);
    assert!(["race", "failed-check"].map(Value::from).contains(&document["verdict"]), "{document:#}");
}

#[test]
fn a_loop_that_never_ends_is_timed_out() {
    let document = verdict("fn main() {\n    loop {\n        std::hint::black_box(1);\n    }\n}\n", "timed-out");
    assert_eq!(document["detail"]["how"], "busy");
    let livelock = "use std::sync::atomic::{AtomicBool, Ordering::SeqCst};\nfn main() {\n    let go = AtomicBool::new(true);\n    \
                    while go.load(SeqCst) {\n        go.store(true, SeqCst);\n    }\n}\n";
    let document = verdict(livelock, "timed-out");
    assert_eq!(
        (&document["detail"]["how"], &document["detail"]["limit"]["name"]),
        (&json!("switching"), &json!("steps"))
    );
}

#[test]
fn what_rustc_refuses_is_told_in_rustcs_own_words() {
    let document = verdict("use std::sync::Mutex;\nfn main() {\n    let _: Mutex<u8> = 7;\n}\n", "does-not-compile");
    assert_eq!(document["detail"]["diagnostics"][0]["message"], "mismatched types");
    assert!(!document.to_string().contains("interleave"), "{document:#}");
    assert_eq!(document.get("explored"), None);
}

#[test]
fn other_editions_too() {
    let program = "fn main() {\n    let async = 1;\n    assert_eq!(async, 1);\n}\n";
    assert_eq!(explored(program, &["--edition", "2015"])["verdict"], "passed");
    verdict(program, "does-not-compile");
}

#[test]
fn what_is_told_of_a_budget_is_what_was_tried() {
    let big = "use std::sync::Mutex;\nfn main() {\n    let n = Mutex::new(0);\n    std::thread::scope(|scope| {\n        \
               for _ in 0..4 {\n            scope.spawn(|| (0..9).for_each(|_| *n.lock().unwrap() += 1));\n        }\n    });\n}\n";
    let test = Test::in_an_empty_folder();
    test.write("big.rs", big);
    let expected = "passed: it ends well in every order of events that was tried.\n\n\
                    Explored interleavings: 20 of them (10 in order, 5 random, 5 PCT).\n";
    test.says(&["explore", "big.rs", "--budget", "20"], 0, expected, "");
}

#[test]
fn a_timeline_is_drawn_and_says_how_to_see_it_again() {
    let test = Test::in_an_empty_folder();
    test.write("lost.rs", LOST);
    let ran = test.run(&["explore", "lost.rs"]);
    assert_eq!((ran.code(), ran.stderr.as_str()), (Some(1), ""));
    let lines: Vec<&str> = ran.stdout.lines().collect();
    assert!(lines.iter().all(|line| line.chars().count() <= 80), "{}", ran.stdout);
    assert!(ran.stdout.contains("one of the two updates is lost."), "{}", ran.stdout);
    let (_, command) = ran.stdout.split_once("  threadlings explore lost.rs --replay ").expect("a command");
    let again = test.run(&["explore", "lost.rs", "--replay", command.trim_end()]);
    assert_eq!(again.code(), Some(1), "{}", again.stdout);
}

#[test]
fn a_file_or_a_replay_that_is_none_is_usage() {
    let test = Test::in_an_empty_folder();
    test.says(&["explore", "nothing.rs"], 2, "", "there is no file nothing.rs\n");
    test.write("program.rs", "fn main() {}\n");
    let none = "`?` replays no run: take the string that a failure was told with\n";
    let ran = test.run(&["explore", "program.rs", "--replay", "?"]);
    same(&ran.stderr, none);
    assert_eq!((ran.code(), ran.stdout.as_str()), (Some(2), ""));
    let of_a_test = test.run(&["explore", "program.rs", "--replay", "adds@a-1"]);
    assert_eq!(of_a_test.code(), Some(2));
}

#[test]
fn a_program_that_is_nested_too_deeply_is_not_explored_and_ends_nothing() {
    for (open, close) in [("(", ")"), ("- ", ""), ("{", "}"), ("&", "")] {
        let test = Test::in_an_empty_folder();
        test.write("program.rs", format!("fn main() {{ {}1{}; }}\n", open.repeat(100_000), close.repeat(100_000)));
        test.says(&["explore", "program.rs"], 2, "", "program.rs is nested too deeply to be explored\n");
    }
}
