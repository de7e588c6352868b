//! clippy: advice, unless the exercise is strict.

use super::compile::Prepared;
use crate::process::{Cancel, Limits};
use crate::toolchain::{Scratch, Toolchain, ToolchainError, lint};
use crate::verdict::{Diagnostic, FailedLint, Verdict};

/// What clippy says of an answer.
pub(super) struct Lints {
    pub(super) advice: Vec<Diagnostic>,
    /// Set where the exercise is strict and clippy ended with an error.
    pub(super) verdict: Option<Verdict>,
}

/// Runs clippy on the answer as it is. Where it is not installed, or where it cannot come to an end, there is no advice;
/// a strict exercise cannot do without.
pub(super) fn run(
    toolchain: &Toolchain,
    scratch: &Scratch,
    prepared: &Prepared,
    strict: bool,
    limits: &Limits,
    cancel: &Cancel,
) -> Result<Lints, ToolchainError> {
    let output = scratch.path().join("lints.rmeta");
    let done = lint(toolchain, &prepared.untouched, &output, strict, limits.clone(), cancel)?;
    Ok(match done {
        None if strict => Lints {
            advice: Vec::new(),
            verdict: Some(Verdict::grader_error(
                "this exercise is judged by clippy, and clippy is not installed",
                "install it: `rustup component add clippy`",
            )),
        },
        None => Lints { advice: Vec::new(), verdict: None },
        Some(done) if strict && !done.succeeded => {
            Lints { advice: Vec::new(), verdict: Some(Verdict::FailedLint(FailedLint { diagnostics: done.errors })) }
        }
        Some(done) => Lints { advice: [done.errors, done.warnings].concat(), verdict: None },
    })
}
