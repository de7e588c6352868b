//! `dev check` and `dev new`: what an author of a course is told.

use rustix::process::Signal;
use serde_json::json;

use crate::cancel::Hanging;
use crate::program::{Ran, Test, same};
use crate::remains;

/// What is said of `sum1` when all is as stated.
const SUM1: &str = "\
ok  failed-check     exercises/01_plain/sum1.rs
ok  passed           solutions/01_plain/sum1.rs
ok  failed-check     checks/01_plain/sum1/attempts/eight.rs
ok  does-not-compile checks/01_plain/sum1/attempts/no_number.rs
ok  passed           checks/01_plain/sum1/attempts/right_range.rs
ok  passed           checks/01_plain/sum1/attempts/right_thread.rs
ok  deadlock         checks/01_plain/sum1/attempts/stuck.rs
…   pending          checks/01_plain/sum1/attempts/too_late.rs
      waits for interleavings

7 judged, 0 not as stated, 1 pending
";

#[test]
fn a_course_in_which_all_is_as_stated() {
    let test = Test::in_the_course();
    let ran = test.run(&["dev", "check"]);
    assert_eq!((ran.code(), ran.stderr.as_str()), (Some(0), ""), "{}", ran.stdout);
    assert!(ran.stdout.ends_with("\n35 judged, 0 not as stated, 1 pending\n"), "{}", ran.stdout);
    assert_eq!(ran.stdout.lines().filter(|line| line.starts_with("ok  ")).count(), 35);
    remains::nothing(&test);
}

#[test]
fn one_exercise_alone() {
    Test::in_the_course().says(&["dev", "check", "sum1"], 0, SUM1, "");
}

#[test]
fn a_wrong_statement_is_complained_about() {
    let test = Test::in_the_course();
    let attempt = "checks/01_plain/sum1/attempts/eight.rs";
    let text = test.read(attempt);
    test.write(
        attempt,
        text.replace("//@ failed-check check=it_is_seven lines=8", "//@ failed-check check=main lines=7"),
    );
    let info = test.read("info.toml").replacen("failed-check check=it_is_seven lines=8", "deadlock", 1);
    test.write("info.toml", info);
    let said = SUM1
        .replace(
            "ok  failed-check     exercises/01_plain/sum1.rs\n",
            "NO  failed-check     exercises/01_plain/sum1.rs\n      it got failed-check, and deadlock is stated\n",
        )
        .replace(
            &format!("ok  failed-check     {attempt}\n"),
            &format!(
                "NO  failed-check     {attempt}\n      \
                 the verdict does not name the check main; it names it_is_seven\n      \
                 the verdict does not name the line 7; it names 8\n"
            ),
        )
        .replace("0 not", "2 not");
    test.says(&["dev", "check", "sum1"], 1, &said, "");
}

#[test]
fn a_solution_that_is_not_formatted_or_not_tidy_is_complained_about() {
    let test = Test::in_the_course();
    let solution = "solutions/01_plain/sum1.rs";
    test.write(solution, test.read(solution).replace("    3 + 4", "  return 3 + 4;"));
    let said = SUM1
        .replace(
            &format!("ok  passed           {solution}\n"),
            &format!(
                "NO  passed           {solution}\n      clippy says: unneeded `return` statement\n      \
                 it is not formatted as rustfmt would\n"
            ),
        )
        .replace("0 not", "1 not");
    test.says(&["dev", "check", "sum1"], 1, &said, "");
}

#[test]
fn as_json_it_is_one_document_with_what_is_pending() {
    let test = Test::in_the_course();
    let ran = test.run(&["dev", "check", "sum1", "--format", "json"]);
    assert_eq!((ran.code(), ran.stderr.as_str()), (Some(0), ""));
    let document = ran.json();
    let results = document["results"].as_array().expect("results");
    let keys = ["answer", "verdict", "expected", "pending", "complaints"];
    let found: Vec<_> = results.iter().map(|result| keys.map(|key| result[key].clone())).collect();
    let attempt = |name: &str| format!("checks/01_plain/sum1/attempts/{name}.rs");
    let judged = |answer: &str, verdict: &str, expected: &str, pending: Option<&str>| {
        [json!(answer), json!(verdict), json!(expected), json!(pending), json!([])]
    };
    let expected = [
        judged("exercises/01_plain/sum1.rs", "failed-check", "failed-check check=it_is_seven lines=8", None),
        judged("solutions/01_plain/sum1.rs", "passed", "passed", None),
        judged(&attempt("eight"), "failed-check", "failed-check check=it_is_seven lines=8", None),
        judged(&attempt("no_number"), "does-not-compile", "does-not-compile E0308 lines=4", None),
        judged(&attempt("right_range"), "passed", "passed", None),
        judged(&attempt("right_thread"), "passed", "passed", None),
        judged(&attempt("stuck"), "deadlock", "deadlock threads=main,alice", None),
    ];
    assert_eq!(found[..7], expected);
    let pending = json!({
        "schema": 1,
        "exercise": "sum1",
        "answer": attempt("too_late"),
        "verdict": null,
        "expected": "failed-check check=it_is_seven waits-for=interleavings",
        "pending": "waits for interleavings",
    });
    assert_eq!(results[7..], [pending]);
}

#[test]
fn repeats_say_how_far_they_are() {
    let test = Test::in_the_course();
    let ran = test.run(&["dev", "check", "misuse1", "--repeat", "2"]);
    assert_eq!((ran.code(), ran.stderr.as_str()), (Some(0), ""));
    let (first, rest) = ran.stdout.split_once("round 1 of 2: ").expect("the first round");
    assert_eq!(first.lines().filter(|line| line.starts_with("ok  ")).count(), 7, "{first}");
    let expected = "7 judged so far, 0 not as stated\nround 2 of 2: 14 judged so far, 0 not as stated\n\n\
                    14 judged, 0 not as stated, 0 pending\n";
    same(rest, expected);
}

#[test]
fn what_was_interrupted_goes_on_where_it_stopped() {
    let test = Test::in_the_course();
    let hanging = Hanging::in_test(&test);
    // The last one, so that all others but the one beside it are judged when it begins.
    let attempt = "checks/01_plain/sum1/attempts/zz_hangs.rs";
    test.write(attempt, format!("//@ failed-check check=it_is_seven\n{}", hanging.text));
    let arguments = ["dev", "check", "sum1", "--repeat", "1", "--resume"];
    let running = test.program(&arguments).start();
    hanging.wait_until_it_runs();
    running.signal(Signal::INT);
    let interrupted = running.end();
    assert_eq!((interrupted.code(), interrupted.stderr.as_str()), (Some(130), "interrupted\n"));
    remains::nothing(&test);

    hanging.let_it_end();
    let resumed = test.run(&arguments);
    assert_eq!((resumed.code(), resumed.stderr.as_str()), (Some(0), ""), "{}", resumed.stdout);
    // What the first one said and what the second one said is, together, the whole.
    let whole = format!("{}{}", interrupted.stdout, resumed.stdout);
    let expected = SUM1
        .replacen("…   pending", &format!("ok  failed-check     {attempt}\n…   pending"), 1)
        .replace("7 judged", "8 judged");
    same(&whole, &expected);
    assert!(interrupted.stdout.lines().count() >= 6, "{}", interrupted.stdout);
}

#[test]
fn what_has_changed_since_it_stopped_is_judged_again() {
    let test = Test::in_the_course();
    let judged = |ran: &Ran| ran.stdout.lines().filter(|line| line.starts_with("ok  ")).count();
    let arguments = ["dev", "check", "sum1", "--resume"];
    assert_eq!(judged(&test.run(&arguments)), 7);
    assert_eq!(judged(&test.run(&arguments)), 0);
    let solution = "solutions/01_plain/sum1.rs";
    test.write(solution, format!("{}// The same, with a comment.\n", test.read(solution)));
    let again = test.run(&arguments);
    assert_eq!((judged(&again), again.code()), (1, Some(0)), "{}", again.stdout);
    assert!(again.stdout.contains(&format!("ok  passed           {solution}\n")), "{}", again.stdout);
}

#[test]
fn each_level_is_judged_for_itself() {
    let test = Test::in_the_course();
    let judged = |ran: &Ran| ran.stdout.lines().filter(|line| line.starts_with("ok  ")).count();
    assert_eq!(judged(&test.run(&["dev", "check", "sum1", "--resume"])), 7);
    assert_eq!(judged(&test.run(&["dev", "check", "sum1", "--ci", "--unsandboxed", "--resume"])), 7);
    assert_eq!(judged(&test.run(&["dev", "check", "sum1", "--resume"])), 0);
    // A part of the course begins no whole one anew.
    assert_eq!(judged(&test.run(&["dev", "check", "misuse1"])), 7);
    assert_eq!(judged(&test.run(&["dev", "check", "sum1", "--resume"])), 0);
}

#[test]
fn what_is_another_in_another_round_is_said_though_it_is_as_stated() {
    let test = Test::in_the_course();
    let there = test.path("there");
    let text = format!(
        "//@ failed-check\npub fn total() -> u32 {{\n    if std::path::Path::new({there:?}).exists() {{\n        \
         return 7;\n    }}\n    std::fs::write({there:?}, \"\").unwrap();\n    8\n}}\n\nfn main() {{\n    \
         panic!(\"no\");\n}}\n"
    );
    let attempt = "checks/01_plain/sum1/attempts/zz_changes.rs";
    test.write(attempt, text);
    let arguments = ["dev", "check", "sum1", "--repeat", "2", "--resume"];
    let complaint = "      round 2 says failed-check main, and round 1 said failed-check it_is_seven\n";
    let ran = test.run(&arguments);
    assert_eq!(ran.code(), Some(1), "{}", ran.stdout);
    let said = format!("NO  failed-check     {attempt}\n{complaint}");
    assert!(ran.stdout.contains(&said), "{}", ran.stdout);
    // And again by who goes on.
    let resumed = test.run(&arguments);
    assert!(resumed.code() == Some(1) && resumed.stdout.contains(&said), "{}", resumed.stdout);
}

#[test]
fn two_do_not_write_the_same_journal() {
    let test = Test::in_the_course();
    let hanging = Hanging::in_test(&test);
    test.write("checks/01_plain/sum1/attempts/zz_hangs.rs", format!("//@ failed-check\n{}", hanging.text));
    let running = test.program(&["dev", "check", "sum1"]).start();
    hanging.wait_until_it_runs();
    let other = test.run(&["dev", "check", "sum1"]);
    let said = "another `dev check` of the same is at work: wait for it, or give this one a `THREADLINGS_CACHE`\n";
    other.is(2, "", said);
    running.signal(Signal::INT);
    assert_eq!(running.end().code(), Some(130));
}

#[test]
fn a_new_exercise_is_begun_and_says_what_is_missing() {
    let test = Test::in_the_course();
    let said = "\
wrote [TMP]/here/exercises/02_more/park1.rs
wrote [TMP]/here/solutions/02_more/park1.rs
wrote [TMP]/here/checks/02_more/park1/checks.rs
wrote [TMP]/here/checks/02_more/park1/attempts/no_thread.rs
wrote [TMP]/here/checks/02_more/park1/attempts/right_builder.rs
added park1 to [TMP]/here/info.toml

`threadlings dev check park1` says what is missing
";
    test.says(&["dev", "new", "park1", "--chapter", "02_more"], 0, said, "");
    let ran = test.run(&["dev", "check", "park1"]);
    assert_eq!((ran.code(), ran.stdout.as_str()), (Some(3), ""));
    let complaints: Vec<&str> = ran.stderr.lines().filter(|line| line.starts_with("error")).collect();
    let expected = [
        "error: this title still says TODO",
        "error: this exercise teaches nothing",
        "error: this hint still says TODO",
        "error: this lesson still says TODO",
        "error: `park1` has 1 wrong attempt of at least 3",
        "error: `park1` has 1 right attempt of at least 2",
    ];
    assert!(expected.iter().all(|said| complaints.contains(said)), "{complaints:#?}");
    let again = "exercises/02_more/park1.rs is there already; choose another name\n";
    test.says(&["dev", "new", "park1", "--chapter", "02_more"], 2, "", again);
}

#[test]
fn a_name_that_is_none_begins_nothing() {
    let test = Test::in_the_course();
    let info = test.read("info.toml");
    let ran = test.run(&["dev", "new", "Park 1", "--chapter", "02_more"]);
    assert_eq!((ran.code(), ran.stdout.as_str()), (Some(2), ""), "{ran:?}");
    assert_eq!(test.read("info.toml"), info);
}

#[test]
fn outside_of_a_course_there_is_nothing_to_check() {
    let said = "no info.toml with a [threadlings] table in [TMP]/here or above it\n";
    Test::in_an_empty_folder().says(&["dev", "check"], 2, "", said);
}
