//! `check-all`: every exercise, in the course's order.

use serde_json::{Value, json};

use super::{SUM1, started};
use crate::program::Test;
use crate::remains;

const NAMES: [&str; 5] = ["sum1", "gate1", "misuse1", "strict1", "limits1"];

fn file(name: &str) -> String {
    format!("{}/{name}.rs", if name == "sum1" { "01_plain" } else { "02_more" })
}

fn solve(test: &Test, names: &[&str]) {
    for file in names.iter().map(|name| file(name)) {
        test.copy(&format!("solutions/{file}"), &format!("learn/exercises/{file}"));
    }
}

#[test]
fn what_did_not_pass_is_said_with_its_first_sentence() {
    let test = started();
    solve(&test, &["gate1", "limits1"]);
    let said = "\
failed-check     sum1
                 the check `it_is_seven` does not hold.
passed           gate1
misuse-compiles  misuse1
                 a program that should be refused compiles with your types: `a_token_used_twice`.
failed-lint      strict1
                 the program compiles, but clippy does not let it through, and here clippy decides.
passed           limits1

2 of 5 passed
";
    test.says(&["check-all"], 1, said, "");
    remains::nothing(&test);
    let list = test.run(&["list"]).stdout;
    assert!(list.contains("2 of 5 done"), "{list}");
}

#[test]
fn a_course_that_is_solved_ends_with_0() {
    let test = started();
    solve(&test, &NAMES);
    let passed: String = NAMES.iter().map(|name| format!("passed           {name}\n")).collect();
    test.says(&["check-all"], 0, &format!("{passed}\n5 of 5 passed\n"), "");
}

#[test]
fn as_json_it_is_one_document() {
    let test = started();
    solve(&test, &["sum1"]);
    let ran = test.run(&["check-all", "--format", "json"]);
    assert_eq!((ran.code(), ran.stderr.as_str()), (Some(1), ""));
    let document = ran.json();
    let results = document["results"].as_array().expect("results");
    let brief = |result: &Value| json!([result["exercise"], result["answer"], result["verdict"], result["passed"]]);
    let found: Vec<Value> = results.iter().map(brief).collect();
    let stated = ["passed", "failed-check", "misuse-compiles", "failed-lint", "failed-check"];
    let expected = NAMES.iter().zip(stated);
    let expected = expected
        .map(|(name, verdict)| json!([name, format!("learn/exercises/{}", file(name)), verdict, verdict == "passed"]));
    assert_eq!((&document["schema"], found), (&json!(1), expected.collect()));
}

#[test]
fn a_missing_file_is_one_verdict_among_others() {
    let test = started();
    solve(&test, &NAMES);
    std::fs::remove_file(test.path(SUM1)).expect("it is there");
    let ran = test.run(&["check-all"]);
    assert_eq!(ran.code(), Some(1), "{ran:?}");
    assert!(ran.stdout.starts_with("does-not-compile sum1\n"), "{}", ran.stdout);
    assert!(ran.stdout.ends_with("\n4 of 5 passed\n"), "{}", ran.stdout);
}
