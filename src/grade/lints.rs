//! The answer as the program that it is, without its checks: what clippy advises, and whether rustc takes it at all.

use super::compile::{Prepared, over_limit};
use crate::process::{Cancel, Limits};
use crate::toolchain::{Compilation, Scratch, Stopped, Toolchain, ToolchainError, lint, type_check};
use crate::verdict::{Diagnostic, FailedLint, Verdict};

/// What is said of an answer without its checks.
pub(super) struct Lints {
    pub(super) advice: Vec<Diagnostic>,
    /// Set where the exercise is strict and clippy ended with an error.
    pub(super) verdict: Option<Verdict>,
    /// The errors of a program that compiles only together with its checks: it uses what is theirs, as `::harness`.
    pub(super) refused: Vec<Diagnostic>,
}

/// Runs clippy on the answer as it is. Where it is not installed there is no advice, and rustc alone looks at the
/// program; a strict exercise cannot do without.
pub(super) fn run(
    toolchain: &Toolchain,
    scratch: &Scratch,
    prepared: &Prepared,
    strict: bool,
    limits: &Limits,
    cancel: &Cancel,
) -> Result<Lints, ToolchainError> {
    let output = scratch.path().join("lints.rmeta");
    let by_rustc = || {
        let done = type_check(toolchain, &prepared.untouched, &output, limits.clone(), cancel)?;
        Ok::<_, ToolchainError>(refused(&done))
    };
    let Some(done) = lint(toolchain, &prepared.untouched, &output, strict, limits.clone(), cancel)? else {
        let verdict = strict.then(|| {
            Verdict::grader_error(
                "this exercise is judged by clippy, and clippy is not installed",
                "install it: `rustup component add clippy`",
            )
        });
        return Ok(Lints { advice: Vec::new(), verdict, refused: by_rustc()? });
    };
    let refused = if prepared.names_clippy { by_rustc()? } else { refused(&done) };
    if let (true, Some(stopped)) = (strict, done.stopped) {
        let verdict = match stopped {
            Stopped::By(limit) => over_limit(limit, limits),
            Stopped::Crashed => Verdict::grader_error(
                "this exercise is judged by clippy, and clippy crashed on the program",
                "run it again; if it happens again, please report it, with the program",
            ),
        };
        return Ok(Lints { advice: Vec::new(), verdict: Some(verdict), refused });
    }
    if strict && !done.succeeded {
        let verdict = Some(Verdict::FailedLint(FailedLint { diagnostics: done.errors }));
        return Ok(Lints { advice: Vec::new(), verdict, refused });
    }
    Ok(Lints { advice: [done.errors, done.warnings].concat(), verdict: None, refused })
}

/// What rustc refuses, as opposed to a lint that the answer itself made an error: that is advice, because a lint may see
/// the program otherwise without its checks (what only they use is dead code).
fn refused(done: &Compilation) -> Vec<Diagnostic> {
    // Without `main` (E0601) the checks do not compile either, unless the answer takes everything away, them included:
    // then its checks have no result, and that is the verdict.
    let is_code =
        |code: &str| code != "E0601" && code.strip_prefix('E').is_some_and(|number| number.parse::<u32>().is_ok());
    // What is no Rust at all has no code; each lint has one.
    let is_refusal = |error: &&Diagnostic| error.code.as_deref().map_or(error.file.is_some(), is_code);
    done.errors.iter().filter(is_refusal).cloned().collect()
}
