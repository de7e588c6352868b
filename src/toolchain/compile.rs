//! rustc on one answer: its argv, and what came of it.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use super::{Kit, Stopped, Toolchain, ToolchainError, diagnostics, stopped};
use crate::process::{Cancel, How, Job, Limits, run};
use crate::verdict::Diagnostic;

/// Where an answer's texts stand, and what they are called in messages.
#[derive(Clone, Debug)]
pub struct Sources {
    /// The answer's file.
    pub file: PathBuf,
    /// The crate's name.
    pub name: String,
    /// Folders on the disk and what they are called in messages.
    pub shown: Vec<(PathBuf, String)>,
}

/// What came of a compilation.
#[derive(Clone, Debug)]
pub struct Compilation {
    /// The errors; none when it compiled.
    pub errors: Vec<Diagnostic>,
    pub warnings: Vec<Diagnostic>,
    /// Set when the compiler did not come to its own end.
    pub stopped: Option<Stopped>,
    /// Whether the compiler said that it succeeded.
    pub succeeded: bool,
    /// What it wrote that was no message.
    pub stderr: String,
}

/// Compiles an answer with its checks to a shared library, `output`.
///
/// # Errors
/// When the compiler could not be run.
pub fn compile(
    toolchain: &Toolchain,
    kit: &Kit,
    sources: &Sources,
    output: &Path,
    limits: Limits,
    cancel: &Cancel,
) -> Result<Compilation, ToolchainError> {
    let job = rustc(toolchain, &toolchain.rustc, sources, limits)
        .args(["--crate-type", "cdylib", "-C", "prefer-dynamic", "-C", "debuginfo=0"])
        .args(["--check-cfg", "cfg(interleave)", "--extern"])
        .arg(assignment("harness", &kit.harness))
        // A symbol that nobody defines is an error now, as in a program, and not when the library is loaded.
        .args(["-C", "link-arg=-Wl,--no-undefined", "-o"])
        .arg(output);
    finish(&job, cancel)
}

/// Looks at an answer as the program that it is, without its checks and without building anything.
///
/// # Errors
/// When the compiler could not be run.
pub fn type_check(
    toolchain: &Toolchain,
    sources: &Sources,
    output: &Path,
    limits: Limits,
    cancel: &Cancel,
) -> Result<Compilation, ToolchainError> {
    let job = rustc(toolchain, &toolchain.rustc, sources, limits)
        .args(["--crate-type", "bin", "--emit=metadata", "-o"])
        .arg(output);
    finish(&job, cancel)
}

/// What rustc and clippy have in common.
pub(super) fn rustc(toolchain: &Toolchain, program: &Path, sources: &Sources, limits: Limits) -> Job {
    let directory = sources.file.parent().unwrap_or(Path::new("."));
    let mut job = toolchain
        .job(program, directory, limits)
        .arg(&sources.file)
        .args(["--crate-name", &sources.name, "--edition", "2024"])
        // As cargo does: tests of the learner's own are no unknown configuration.
        .args(["--check-cfg", "cfg(docsrs,test)"])
        .args(["--error-format=json", "--json=diagnostic-rendered-ansi", "--diagnostic-width=80"]);
    for (folder, shown) in &sources.shown {
        job = job.arg("--remap-path-prefix").arg(assignment(folder, shown));
    }
    job
}

pub(super) fn finish(job: &Job, cancel: &Cancel) -> Result<Compilation, ToolchainError> {
    let ended = run(job, cancel)?;
    if let How::NotStarted(why) = &ended.how {
        return Err(ToolchainError::Missing { tool: "rustc", why: why.clone() });
    }
    let (errors, warnings) = diagnostics::parse(&ended.stderr);
    Ok(Compilation {
        errors,
        warnings,
        stopped: stopped(&ended),
        succeeded: ended.how == How::Exited(0),
        stderr: ended.stderr,
    })
}

/// `LEFT=RIGHT`, for paths too.
fn assignment(left: impl Into<OsString>, right: impl AsRef<std::ffi::OsStr>) -> OsString {
    let mut text = left.into();
    text.push("=");
    text.push(right);
    text
}
