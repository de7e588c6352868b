//! What a compiler said of the learner's program, or of a program that misuses it.

use super::page::Page;
use crate::course::expectation::is_error_code;
use crate::ui::{style, text};
use crate::verdict::{Diagnostic, DoesNotCompile, FailedLint, MisuseCompiles, Verdict, WrongError};

/// More messages than these are counted, not shown: the first come first.
const SHOWN: usize = 10;

pub(super) fn does_not_compile(page: &mut Page, detail: &DoesNotCompile, verdict: &Verdict) {
    let sentence = detail.reason.as_deref().unwrap_or("rustc refuses the program");
    page.painted(&format!("does-not-compile: {}.", text::visible(sentence)), style::bad);
    diagnostics(page, &detail.diagnostics);
    codes(page, verdict);
}

pub(super) fn failed_lint(page: &mut Page, detail: &FailedLint) {
    page.painted(
        "failed-lint: the program compiles, but clippy does not let it through, and here clippy decides.",
        style::bad,
    );
    diagnostics(page, &detail.diagnostics);
}

pub(super) fn misuse_compiles(page: &mut Page, detail: &MisuseCompiles) {
    page.painted(
        &format!("misuse-compiles: a program that should be refused compiles with your types: `{}`.", detail.case),
        style::bad,
    );
    case(page, &detail.about, &detail.file);
    expected(page, &detail.expected);
    page.prose("Change your program so that the compiler refuses that one.");
}

pub(super) fn wrong_error(page: &mut Page, detail: &WrongError, verdict: &Verdict) {
    page.painted(
        &format!("wrong-error: the program `{}` is refused, but not for the reason that it should be.", detail.case),
        style::bad,
    );
    case(page, &detail.about, &detail.file);
    expected(page, &detail.expected);
    if detail.found.is_empty() {
        page.prose("The compiler said nothing of the kind.");
        return;
    }
    page.painted("What the compiler says instead:", style::heading);
    diagnostics(page, &detail.found);
    codes(page, verdict);
}

fn expected(page: &mut Page, expected: &[String]) {
    page.painted("What should be refused:", style::heading);
    for expected in expected {
        page.quote_next(&format!("- {expected}"));
    }
}

/// What a case is about, and where it stands.
fn case(page: &mut Page, about: &str, file: &str) {
    if about.trim().is_empty() {
        page.quote("A program that uses yours:");
    } else {
        page.quote(about);
    }
    page.place(file);
}

/// The compiler's own drawings.
pub(super) fn diagnostics(page: &mut Page, diagnostics: &[Diagnostic]) {
    for diagnostic in diagnostics.iter().take(SHOWN) {
        let drawn = if diagnostic.rendered.trim().is_empty() { &diagnostic.message } else { &diagnostic.rendered };
        page.block(&style::rendering(drawn));
    }
    if diagnostics.len() > SHOWN {
        page.prose(&format!("… and {} more; these come first.", diagnostics.len() - SHOWN));
    }
}

fn codes(page: &mut Page, verdict: &Verdict) {
    // A lint's name is a code too, but nothing that rustc explains.
    let codes: Vec<&str> = verdict.codes().into_iter().filter(|code| is_error_code(code)).collect();
    if let Some(first) = codes.first() {
        page.prose(&format!("error codes: {} (`rustc --explain {first}` says more)", codes.join(", ")));
    }
}
