//! Verdicts that were given before: used again while nothing that decides has changed, and never asked for by `dev check`.

use serde_json::{Value, json};

use super::{RIGHT, SUM1, started};
use crate::program::Test;

/// What `run` says of the learner's file, without how long it took; and whether it was known.
fn run(test: &Test, more: &[&str]) -> (Value, bool) {
    let mut document = test.run(&[&["run", "sum1", "--format", "json"], more].concat()).json();
    let fields = document.as_object_mut().expect("an object");
    fields.remove("millis");
    let cached = fields.remove("cached").is_some_and(|cached| cached == json!(true));
    for stage in document["stages"].as_array_mut().expect("stages") {
        stage.as_object_mut().expect("a stage").remove("millis");
    }
    (document, cached)
}

#[test]
fn the_same_answer_is_judged_once() {
    let test = started();
    let (wrong, cached) = run(&test, &[]);
    assert_eq!((&wrong["verdict"], cached), (&json!("failed-check"), false));
    assert_eq!(run(&test, &[]), (wrong.clone(), true));
    test.write(SUM1, RIGHT);
    let (right, cached) = run(&test, &[]);
    assert_eq!((&right["verdict"], cached), (&json!("passed"), false));
    assert_eq!(run(&test, &[]), (right.clone(), true));
    assert_eq!(run(&test, &["--no-cache"]), (right, false));
    // Before the command it means the same.
    let ran = test.run(&["--no-cache", "run", "sum1", "--format", "json"]);
    assert_eq!(ran.json().get("cached"), None);
    // What is known is the answer's verdict, not the file's.
    test.write(SUM1, test.read("exercises/01_plain/sum1.rs"));
    assert_eq!(run(&test, &[]), (wrong, true));
}

#[test]
fn another_check_judges_anew() {
    let test = started();
    test.write(SUM1, RIGHT);
    run(&test, &[]);
    let checks = "checks/01_plain/sum1/checks.rs";
    test.write(checks, test.read(checks).replace("total(), 7", "total(), 8"));
    let (document, cached) = run(&test, &[]);
    assert_eq!((&document["verdict"], cached), (&json!("failed-check"), false));
}

#[test]
fn all_are_known_the_second_time_and_authors_are_told_what_is_judged_now() {
    let test = started();
    let cached = |ran: &Value| {
        let results = ran["results"].as_array().expect("results").clone();
        results.iter().filter(|result| result["cached"] == json!(true)).count()
    };
    assert_eq!(cached(&test.run(&["check-all", "--format", "json"]).json()), 0);
    assert_eq!(cached(&test.run(&["check-all", "--format", "json"]).json()), 5);
    assert_eq!(cached(&test.run(&["check-all", "--no-cache", "--format", "json"]).json()), 0);
    for _ in 0..2 {
        assert_eq!(cached(&test.run(&["dev", "check", "sum1", "--format", "json"]).json()), 0);
    }
}
