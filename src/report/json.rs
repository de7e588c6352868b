//! The documented JSON shapes. Within a schema fields are added, never removed.

use std::time::Duration;

use serde::Serialize;

use super::explored::{Explored, explored};
use crate::grade::{Output, Report, StageReport};
use crate::verdict::{Diagnostic, Verdict, VerdictKind};

/// The schema's number, in every document.
const SCHEMA: u32 = 1;

/// What `run` says of one answer.
#[derive(Clone, Debug, Serialize)]
pub struct Run {
    schema: u32,
    /// The exercise's name.
    exercise: String,
    /// The answer's path as it is shown.
    answer: String,
    /// `"verdict"` and `"detail"`.
    #[serde(flatten)]
    verdict: Verdict,
    passed: bool,
    stages: Vec<StageReport>,
    /// Warnings and lints; they do not decide.
    advice: Vec<Diagnostic>,
    /// What `main` printed; absent where it was not run.
    #[serde(skip_serializing_if = "Option::is_none")]
    output: Option<Output>,
    /// What exploring interleavings brought; absent where the exercise is not explored, and where it did not come to that.
    #[serde(flatten)]
    exploration: Option<Explored>,
    millis: u64,
    /// Whether all this was known from another time; absent where not.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    cached: bool,
    #[serde(flatten)]
    stated: Option<Stated>,
}

/// What `explore` says of a program.
#[derive(Clone, Debug, Serialize)]
pub struct Program {
    schema: u32,
    /// The program's path as it is shown.
    file: String,
    /// `"verdict"` and `"detail"`.
    #[serde(flatten)]
    verdict: Verdict,
    passed: bool,
    /// Absent where it did not come to that.
    #[serde(flatten)]
    exploration: Option<Explored>,
    millis: u64,
}

/// What `dev check` adds to a result.
#[derive(Clone, Debug, Serialize)]
pub struct Stated {
    /// The verdict that is stated, as an attempt's first line says it.
    pub expected: String,
    /// What keeps the answer from being judged; absent when it was.
    pub pending: Option<String>,
    /// What is not as stated; empty when all is.
    pub complaints: Vec<String>,
}

/// What `dev check` says of a known answer: it was judged, or cannot be yet.
#[derive(Clone, Debug, Serialize)]
#[serde(untagged)]
pub enum Known {
    Judged(Box<Run>),
    Pending(Pending),
}

/// A known answer that was not judged.
#[derive(Clone, Debug, Serialize)]
pub struct Pending {
    schema: u32,
    exercise: String,
    answer: String,
    /// Always `null`.
    verdict: Option<VerdictKind>,
    expected: String,
    pending: String,
}

/// What `check-all` and `dev check` say.
#[derive(Clone, Debug, Serialize)]
pub struct Results<R> {
    schema: u32,
    results: Vec<R>,
}

/// What `list` says.
#[derive(Clone, Debug, Serialize)]
pub struct List {
    schema: u32,
    exercises: Vec<Row>,
}

/// One exercise of a list.
#[derive(Clone, Debug, Serialize)]
pub struct Row {
    pub name: String,
    pub chapter: String,
    pub done: bool,
    pub current: bool,
}

/// One result.
pub fn run(report: &Report) -> Run {
    Run {
        schema: SCHEMA,
        exercise: report.exercise.clone(),
        answer: report.answer.clone(),
        verdict: report.verdict.clone(),
        passed: report.verdict.passed(),
        stages: report.stages.clone(),
        advice: report.advice.clone(),
        output: report.output.clone(),
        exploration: report.exploration.as_ref().map(explored),
        millis: millis(report.duration),
        cached: report.cached,
        stated: None,
    }
}

/// A program that is no exercise.
pub fn program(report: &Report) -> Program {
    Program {
        schema: SCHEMA,
        file: report.answer.clone(),
        verdict: report.verdict.clone(),
        passed: report.verdict.passed(),
        exploration: report.exploration.as_ref().map(explored),
        millis: millis(report.duration),
    }
}

fn millis(duration: Duration) -> u64 {
    u64::try_from(duration.as_millis()).unwrap_or(u64::MAX)
}

/// A known answer to an exercise that waits for what `pending` says.
pub fn pending(exercise: &str, answer: &str, expected: String, pending: String) -> Known {
    let (exercise, answer) = (exercise.to_owned(), answer.to_owned());
    Known::Pending(Pending { schema: SCHEMA, exercise, answer, verdict: None, expected, pending })
}

impl Run {
    /// The same beside what was stated of it.
    pub fn beside(mut self, stated: Stated) -> Known {
        self.stated = Some(stated);
        Known::Judged(Box::new(self))
    }
}

/// Several results.
pub fn results<R>(results: Vec<R>) -> Results<R> {
    Results { schema: SCHEMA, results }
}

/// A list.
pub fn list(exercises: Vec<Row>) -> List {
    List { schema: SCHEMA, exercises }
}

/// A document as it is printed.
///
/// # Panics
/// Never: all keys of these types are strings.
pub fn document(value: &impl Serialize) -> String {
    let text = serde_json::to_string_pretty(value).expect("all keys are strings");
    // A terminal obeys some characters that JSON lets stand as they are. They stand in its strings only.
    let mut text: String = text.chars().fold(String::with_capacity(text.len()), |mut text, c| {
        match c {
            '\n' => text.push(c),
            c if c.is_control() || is_bidirectional(c) => text.push_str(&format!("\\u{:04x}", u32::from(c))),
            c => text.push(c),
        }
        text
    });
    text.push('\n');
    text
}

/// Whether a character turns the direction of the text that follows it.
fn is_bidirectional(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
