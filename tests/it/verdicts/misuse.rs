//! `misuse-compiles`, `wrong-error` and `failed-lint`: what must not compile, and what clippy must not say.

use serde_json::json;

use crate::answer::{diagnostic, judge};

/// An answer to `misuse1`, with attributes for its type and a visibility for its function.
fn token(attributes: &str, visibility: &str) -> String {
    format!(
        "{attributes}pub struct Token(u32);\n\nimpl Token {{\n    pub fn fresh() -> Token {{\n        Token(7)\n    }}\n}}\n\n\
         {visibility}fn take(token: Token) -> u32 {{\n    token.0\n}}\n\n\
         fn main() {{\n    println!(\"{{}}\", take(Token::fresh()));\n}}\n"
    )
}

const FILE: &str = "checks/02_more/misuse1/misuse/a_token_used_twice.rs";
const ABOUT: &str = "A token is used up by the first who takes it.";

#[test]
fn a_token_that_can_be_used_twice() {
    judge("misuse1", token("#[derive(Clone, Copy)]\n", "pub ")).is(
        "misuse-compiles",
        json!({"case": "a_token_used_twice", "file": FILE, "about": ABOUT, "expected": ["line 8, `take(token);`: E0382"]}),
    );
}

#[test]
fn a_case_that_is_refused_for_another_reason() {
    let found = |line| json!({"code": "E0603", "message": "function `take` is private", "file": FILE, "line": line});
    let judged = judge("misuse1", token("", "pub(crate) "));
    judged.is(
        "wrong-error",
        json!({
            "case": "a_token_used_twice",
            "file": FILE,
            "about": ABOUT,
            "expected": ["line 8, `take(token);`: E0382"],
            "found": [found(3)],
        }),
    );
    let drawn = judged.drawn();
    assert!(drawn.contains("answer.rs") && !drawn.contains("src/"), "{drawn}");
}

#[test]
fn an_answer_that_does_not_compile_is_no_answer_to_a_case() {
    judge("misuse1", token("", "pub ") + "const _: u32 = \"\";\n").is(
        "does-not-compile",
        json!({"diagnostics": [diagnostic(Some("E0308"), "mismatched types", 16)], "reason": null}),
    );
}

#[test]
fn a_case_that_is_refused_as_intended() {
    judge("misuse1", token("", "pub ")).is("passed", json!({"checks": 2, "cases": 1}));
}

#[test]
fn a_lint_in_a_strict_exercise() {
    let answer = "pub fn total() -> u32 {\n    return 7;\n}\n\nfn main() {}\n";
    judge("strict1", answer).is(
        "failed-lint",
        json!({"diagnostics": [diagnostic(Some("clippy::needless_return"), "unneeded `return` statement", 2)]}),
    );
}

#[test]
fn a_lint_elsewhere_is_advice() {
    let answer = "pub fn total() -> u32 {\n    return 7;\n}\n\nfn main() {}\n";
    let judged = judge("sum1", answer);
    judged.is("passed", json!({"checks": 2, "cases": 0}));
    let advice = &judged.document["advice"];
    assert_eq!(advice[0]["code"], "clippy::needless_return", "{advice:#}");
}
