//! `threadlings trace`: the run that an exercise failed in last, once more.

use super::exercise::{ADDS, LOSES, adding, explored};

#[test]
fn a_failing_run_is_shown_again_until_the_exercise_passes() {
    let test = explored();
    let answer = "learn/exercises/01_plain/sum1.rs";
    test.says(
        &["trace", "sum1"],
        2,
        "",
        "no run of sum1 is kept: there is one after a check in which an interleaving failed\n",
    );
    test.write(answer, adding(LOSES));
    let ran = test.run(&["run", "sum1"]);
    assert_eq!(ran.code(), Some(1));
    let (page, rest) = ran.stdout.split_once("\nTo see this run again: ").expect("how to see it again");
    assert_eq!(rest, "threadlings trace sum1\n");
    test.says(&["trace", "sum1"], 0, page, "");
    // What does not compile has no run of its own.
    test.write(answer, "fn main() {");
    assert_eq!(test.run(&["run", "sum1"]).code(), Some(1));
    let document = test.run(&["trace", "sum1", "--format", "json"]).json();
    assert_eq!(document["verdict"], "race");
    assert!(document["timeline"].as_array().is_some_and(|timeline| timeline.len() > 5), "{document:#}");
    test.write(answer, adding(ADDS));
    assert_eq!(test.run(&["run", "sum1"]).code(), Some(0));
    assert_eq!(test.run(&["trace", "sum1"]).code(), Some(2));
}
