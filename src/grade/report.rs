//! What grading one answer brings: events on the way, and at the end a report.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::exploring::{Explored, Found};
use crate::verdict::{Diagnostic, Verdict, VerdictKind};
use crate::workspace::Trace;

/// A part of grading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// rustc, on the answer and its checks.
    Compile,
    /// Compile-fail cases.
    Cases,
    /// Interleavings of the runtime checks, one after the other.
    Interleavings,
    /// Runtime checks, `main` the last.
    Checks,
    /// clippy.
    Lints,
}

/// How a stage ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum StageOutcome {
    /// Nothing to say against the answer.
    Passed,
    /// It decided against the answer, or would have, had an earlier stage not.
    Failed,
    /// It did not run, or was stopped because an earlier stage had decided.
    Skipped,
}

/// One stage of a report.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StageReport {
    pub stage: Stage,
    pub outcome: StageOutcome,
    /// Wall time in milliseconds; stages run side by side.
    pub millis: u64,
    /// Each runtime check or compile-fail case, in the order of the course.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub checks: Vec<CheckReport>,
}

/// One runtime check or compile-fail case.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CheckReport {
    pub name: String,
    /// What this check alone would say; `null` when it was not run to its end.
    pub verdict: Option<VerdictKind>,
    /// How many of its interleavings were tried; absent where it was not explored to its end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub explored: Option<Explored>,
}

/// What exploring brought.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Exploration {
    /// It was not possible, and why.
    Not(String),
    /// How many interleavings were tried, of all checks together, and what decided against the answer.
    Done { explored: Option<Explored>, found: Option<Box<Found>> },
}

impl Exploration {
    /// The same in a report that this stage decided: what it found is told only where it decides.
    pub(super) fn beside(self, decided_by: Option<Stage>) -> Exploration {
        match self {
            Exploration::Done { explored, found } => {
                let found = found.filter(|_| decided_by == Some(Stage::Interleavings));
                Exploration::Done { explored, found }
            }
            not => not,
        }
    }
}

/// What the exercise's own `main` printed, standard output and standard error each as they came.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Output {
    /// Decoded lossily; head and tail when it was long.
    pub stdout: String,
    /// Decoded lossily; head and tail when it was long.
    pub stderr: String,
}

/// All that grading one answer brought.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// The exercise's name.
    pub exercise: String,
    /// The answer's path, as it is shown.
    pub answer: String,
    pub verdict: Verdict,
    pub stages: Vec<StageReport>,
    /// rustc's warnings and clippy's lints on an answer that compiles: advice, unless the exercise is strict.
    pub advice: Vec<Diagnostic>,
    /// What `main` printed, where it was run.
    pub output: Option<Output>,
    /// What exploring brought; absent where the exercise is not explored, and where it did not come to that.
    pub exploration: Option<Exploration>,
    /// From the snapshot to the verdict.
    pub duration: Duration,
    /// Whether all this was known from another time.
    #[serde(skip)]
    pub cached: bool,
    /// Whether a check was stopped because its time was up, whatever that says of it.
    #[serde(skip)]
    pub out_of_time: bool,
}

impl Report {
    /// The run that decided against the answer, as it is kept; absent where none did.
    pub fn trace(&self) -> Option<Trace> {
        let Some(Exploration::Done { explored, found: Some(found) }) = &self.exploration else { return None };
        let (answer, verdict, found) = (self.answer.clone(), self.verdict.clone(), (**found).clone());
        Some(Trace { answer, verdict, explored: *explored, found })
    }

    /// A report of which nothing but the verdict is known.
    pub fn bare(exercise: impl Into<String>, answer: impl Into<String>, verdict: Verdict) -> Report {
        Report {
            exercise: exercise.into(),
            answer: answer.into(),
            verdict,
            stages: Vec::new(),
            advice: Vec::new(),
            output: None,
            exploration: None,
            duration: Duration::ZERO,
            cached: false,
            out_of_time: false,
        }
    }
}

/// What happens while an answer is graded.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// Something that happens once on a machine, and takes a while: "building the harness".
    Preparing(String),
    StageStarted(Stage),
    StageFinished(StageReport),
}
