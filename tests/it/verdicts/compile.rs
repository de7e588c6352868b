//! `does-not-compile`: rustc's own words, on the learner's own lines.

use serde_json::{Value, json};

use crate::answer::{diagnostic, judge};
use crate::program::Test;

/// A right answer in its first three lines.
const RIGHT: &str = "pub fn total() -> u32 { 7 }\n\nfn main() {}\n";

#[track_caller]
fn refused(answer: &str, diagnostics: &[Value]) {
    judge("sum1", answer).is("does-not-compile", json!({"diagnostics": diagnostics, "reason": null}));
}

/// A right answer that ends in something that does not belong there.
#[track_caller]
fn ends_in(end: &str, diagnostics: &[Value]) {
    refused(&format!("{RIGHT}{end}"), diagnostics);
}

#[test]
fn an_error_has_its_code_and_its_line() {
    let answer = "pub fn total() -> u32 {\n    \"7\"\n}\n\nfn main() {}\n";
    let judged = judge("sum1", answer);
    judged.is(
        "does-not-compile",
        json!({"diagnostics": [diagnostic(Some("E0308"), "mismatched types", 2)], "reason": null}),
    );
    assert!(judged.drawn().contains("--> answer.rs:2:5"), "{}", judged.drawn());
}

#[test]
fn an_empty_file_has_no_main() {
    let mut error = diagnostic(Some("E0601"), "`main` function not found in crate `sum1`", 1);
    error["line"] = Value::Null;
    refused("", &[error]);
}

#[test]
fn an_answer_without_what_the_checks_use_is_told_so_in_the_checks() {
    judge("sum1", "fn main() {}\n").is(
        "does-not-compile",
        json!({
            "diagnostics": [{
                "code": "E0432",
                "message": "unresolved import `super::total`",
                "file": "checks/01_plain/sum1/checks.rs",
                "line": 3,
            }],
            "reason": "the program compiles alone, but the checks do not fit its names, types or bounds. The errors are in the checks: what rustc advises there is meant for them, and it is the program that has to change",
        }),
    );
}

#[test]
fn an_attribute_that_dangles() {
    ends_in("#[inline]\n", &[diagnostic(None, "expected item after attributes", 4)]);
}

#[test]
fn an_attribute_that_dangles_and_names_other_checks() {
    ends_in("#[path = \"evil.rs\"]", &[diagnostic(None, "expected item after attributes", 4)]);
}

#[test]
fn a_doc_comment_that_dangles() {
    ends_in("/// Nothing", &[diagnostic(None, "expected item after doc comment", 4)]);
}

#[test]
fn a_brace_that_does_not_close() {
    ends_in("fn more() {\n", &[diagnostic(None, "this file contains an unclosed delimiter", 4)]);
}

#[test]
fn a_comment_that_does_not_close() {
    ends_in("/* more\n", &[diagnostic(Some("E0758"), "unterminated block comment", 4)]);
}

#[test]
fn a_raw_string_that_does_not_close() {
    ends_in("const MORE: &str = r#\"\n", &[diagnostic(Some("E0748"), "unterminated raw string", 4)]);
}

#[test]
fn a_name_that_is_not_there_and_a_type_that_does_not_fit_are_both_told() {
    let answer = "pub fn total() -> u32 {\n    let x: u8 = \"\";\n    \"7\"\n}\n\nfn main() {}\n";
    let errors = [2, 3].map(|line| diagnostic(Some("E0308"), "mismatched types", line));
    refused(answer, &errors);
}

#[test]
fn an_answer_that_denies_its_own_warnings_is_told_of_them() {
    let answer = format!("#![deny(warnings)]\n{RIGHT}fn unused() {{}}\n");
    refused(&answer, &[diagnostic(Some("dead_code"), "function `unused` is never used", 5)]);
}

#[test]
fn messages_call_the_answer_by_the_path_that_was_typed() {
    let test = Test::in_the_course();
    test.write("my answers/a b.rs", "pub fn total() -> u32 {\n    \"7\"\n}\n\nfn main() {}\n");
    for path in ["my answers/a b.rs", "./my answers/a b.rs", "checks/../my answers/a b.rs"] {
        let document = test.run(&["run", "sum1", "--answer", path, "--format", "json"]).json();
        assert_eq!(document["answer"], path);
        assert_eq!(document["detail"]["diagnostics"][0]["file"], path, "{document:#}");
    }
}

#[test]
fn what_is_nested_without_end_is_the_compilers_affair_and_ends_no_grader() {
    for (open, close) in [("(", ")"), ("[", "]"), ("{", "}"), ("- ", ""), ("!", ""), ("mod a { ", " }")] {
        let nested = format!("{}{}", open.repeat(100_000), close.repeat(100_000));
        let text = match open {
            "mod a { " => format!("{nested}\npub fn total() -> u32 {{\n    7\n}}\n\nfn main() {{}}\n"),
            _ => format!(
                "pub fn total() -> u32 {{\n    {}1{}\n}}\n\nfn main() {{}}\n",
                open.repeat(100_000),
                close.repeat(100_000)
            ),
        };
        let judged = judge("sum1", text);
        let verdict = judged.document["verdict"].as_str().expect("a verdict");
        assert!(["does-not-compile", "over-limit"].contains(&verdict), "{open}: {verdict}");
    }
}
