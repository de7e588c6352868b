//! `passed`, and what a program finds around it when it is checked.

use serde_json::json;

use crate::answer::judge;
use crate::program::Test;

/// An answer that is right and has this `main`.
fn right(main: &str) -> String {
    format!("pub fn total() -> u32 {{\n    7\n}}\n\nfn main() {{\n{main}\n}}\n")
}

#[test]
fn a_right_answer_with_what_it_prints() {
    let judged = judge("sum1", right("println!(\"out\");\neprintln!(\"err\");"));
    judged.is("passed", json!({"checks": 2, "cases": 0}));
    assert_eq!(judged.document["output"], json!({"stdout": "out\n", "stderr": "err\n"}));
    let checks = json!([{"name": "it_is_seven", "verdict": "passed"}, {"name": "main", "verdict": "passed"}]);
    assert_eq!(judged.document["stages"][2]["checks"], checks);
    let stages = judged.document["stages"].as_array().expect("stages");
    let stages: Vec<String> = stages.iter().map(|stage| format!("{} {}", stage["stage"], stage["outcome"])).collect();
    let expected = r#""compile" "passed", "cases" "skipped", "checks" "passed", "lints" "passed""#;
    assert_eq!(stages.join(", "), expected);
}

#[test]
fn a_right_answer_that_forbids_unsafe_code_and_all_warnings() {
    let answer = format!("#![forbid(unsafe_code)]\n#![deny(warnings)]\n{}", right(""));
    judge("sum1", answer).is("passed", json!({"checks": 2, "cases": 0}));
}

#[test]
fn standard_input_is_at_its_end() {
    let judged = judge("sum1", right("println!(\"{:?}\", std::io::read_to_string(std::io::stdin()));"));
    assert_eq!(judged.printed(), "Ok(\"\")\n");
}

#[test]
fn a_hash_map_has_the_same_order_in_every_run() {
    let main = "let map: std::collections::HashMap<u32, ()> = (0..100).map(|n| (n, ())).collect();\n\
                println!(\"{:?}\", map.keys());";
    let orders = [(); 2].map(|()| judge("sum1", right(main)).printed().to_owned());
    assert_eq!(orders[0], orders[1]);
}

#[test]
fn of_a_long_output_head_and_tail_are_shown() {
    let judged = judge("sum1", right("for n in 0..200_000 {\nprintln!(\"line {n}\");\n}"));
    judged.is("passed", json!({"checks": 2, "cases": 0}));
    let printed = judged.printed();
    assert!(printed.starts_with("line 0\nline 1\n") && printed.ends_with("\nline 199999\n"));
    let left_out: Vec<&str> = printed.lines().filter(|line| !line.contains("ine ")).collect();
    let whole: usize = (0..200_000).map(|n| format!("line {n}\n").len()).sum();
    assert!(left_out.contains(&format!("[… {} bytes left out …]", whole - (1 << 20)).as_str()), "{left_out:?}");
}

#[test]
fn the_environment_is_the_checks_own() {
    let main = "let mut names: Vec<String> = std::env::vars().map(|(name, _)| name).collect();\n\
                names.sort();\nprintln!(\"{names:?}\");\n\
                println!(\"{}\", std::fs::read_dir(\".\").unwrap().count());";
    let judged = judge("sum1", right(main));
    assert_eq!(judged.printed(), "[\"HOME\", \"MALLOC_ARENA_MAX\", \"PATH\", \"RUST_BACKTRACE\", \"TMPDIR\"]\n0\n");
}

/// Each look at the sleeper takes some sleeps of its own; together they are no proof that nothing moves.
#[test]
fn a_check_that_looks_again_and_again_while_all_others_sleep() {
    let test = Test::in_the_course();
    let (checks, look) = ("checks/02_more/gate1/checks.rs", "    asleep(");
    let often = test.read(checks).replace(look, "    (0..100).for_each(|_| asleep(").replace("came\");", "came\"));");
    assert!(often.contains("(0..100)") && often.contains("came\"));"));
    test.write(checks, often);
    let ran = test.run(&["run", "gate1", "--answer", "solutions/02_more/gate1.rs"]);
    assert_eq!(ran.code(), Some(0), "{}", ran.stdout);
}

#[test]
fn a_thread_whose_name_the_system_cuts_inside_of_a_character_is_seen_at_work() {
    // The caller waits for it: were it not seen, nobody would seem to be at work.
    let answer = r#"
use std::thread::Builder;
use std::time::{Duration, Instant};

pub fn total() -> u32 {
    let worker = Builder::new().name("öööööööööö".into()).spawn(|| {
        let began = Instant::now();
        let mut seven = 0;
        while began.elapsed() < Duration::from_secs(2) {
            seven = std::hint::black_box(7);
        }
        seven
    });
    worker.unwrap().join().unwrap()
}

fn main() {}
"#;
    judge("sum1", answer).is("passed", json!({"checks": 2, "cases": 0}));
}
