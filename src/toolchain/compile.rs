//! rustc on one answer: its argv, and what came of it.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use super::aliases::{Aliases, undo};
use super::{Interleave, Kit, Stopped, Toolchain, ToolchainError, diagnostics, loader, stopped};
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
    /// `2024`.
    pub edition: &'static str,
    /// Whether its own `#[test]` functions are meant, and `main` is not.
    pub tests: bool,
    /// Lints that it may not allow.
    pub forbidden: &'static [&'static str],
    /// What its checks call what is ours; empty where it has none.
    pub aliases: Aliases,
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
    let job = rustc(toolchain, &toolchain.rustc, sources, output, limits)
        .reads(kit.harness.parent())
        .args(["--crate-type", "cdylib", "-C", "prefer-dynamic", "-C", "debuginfo=0"])
        .arg("--check-cfg")
        .arg(format!("cfg({})", sources.aliases.interleave))
        .arg("--extern")
        .arg(assignment(&sources.aliases.harness, &kit.harness))
        // A symbol that nobody defines is an error now, as in a program, and not when the library is loaded.
        .args(loader::is_whole().iter().copied())
        .arg("-o")
        .arg(output);
    finish(&job, cancel).map(|done| undo(sources, done))
}

/// Compiles an answer with its checks to a shared library, `output`, in which our own `std` stands where Rust's stood.
/// Nothing that rustc says of it is for the learner: the names in its messages are ours.
///
/// # Errors
/// When the compiler could not be run.
pub fn compile_explored(
    toolchain: &Toolchain,
    interleave: &Interleave,
    sources: &Sources,
    output: &Path,
    limits: Limits,
    cancel: &Cancel,
) -> Result<Compilation, ToolchainError> {
    let mut job = rustc(toolchain, &toolchain.rustc, sources, output, limits)
        .reads(interleave.folders())
        .args(["--crate-type", "cdylib", "-C", "prefer-dynamic", "-C", "debuginfo=0", "--cap-lints", "allow"])
        .args(["--cfg", &sources.aliases.interleave]);
    if sources.tests {
        // Not `--test`: libtest would run them on threads of its own.
        job = job.args(["--cfg", "test", "-A", "explicit_builtin_cfgs_in_flags"]);
    }
    let names = [("std", &interleave.std), ("core", &interleave.core), (&sources.aliases.harness, &interleave.std)];
    for (name, library) in names {
        job = job.arg("--extern").arg(assignment(name, library));
    }
    for folder in &interleave.dependencies {
        job = job.arg("-L").arg(assignment("dependency", folder));
    }
    // The shared library of ours is found where it was built.
    let beside = interleave.std.parent().unwrap_or(Path::new("."));
    for folder in [beside, &toolchain.libdir] {
        job = job.args(loader::finds_in(folder).iter().flat_map(|flag| ["-C", flag]));
    }
    let std = [interleave.std.clone()].into_iter().chain(loader::std_library(toolchain));
    loader::beside(output, std).map_err(|error| ToolchainError::io("copy the explorer beside an answer", error))?;
    let job = job.args(loader::is_whole().iter().copied()).arg("-o").arg(output);
    finish(&job, cancel).map(|done| undo(sources, done))
}

/// Looks at an answer as the program that it is, or as a test of itself, without its checks and without building anything.
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
    let job = rustc(toolchain, &toolchain.rustc, sources, output, limits);
    let job = if sources.tests { job.arg("--test") } else { job.args(["--crate-type", "bin"]) };
    finish(&job.args(["--emit=metadata", "-o"]).arg(output), cancel).map(|done| undo(sources, done))
}

/// What rustc and clippy have in common. What they write stands beside `output`.
pub(super) fn rustc(toolchain: &Toolchain, program: &Path, sources: &Sources, output: &Path, limits: Limits) -> Job {
    let folder = |file: &Path| file.parent().unwrap_or(Path::new(".")).to_owned();
    let mut job = toolchain
        .job(program, &folder(&sources.file), limits)
        .reads(sources.shown.iter().map(|(folder, _)| folder))
        .writes(folder(output))
        // What a compiler that was stopped leaves vanishes with the rest.
        .temporary(&folder(output))
        .arg(&sources.file)
        .args(["--crate-name", &sources.name, "--edition", sources.edition])
        // As cargo does: tests of the learner's own are no unknown configuration.
        .args(["--check-cfg", "cfg(docsrs,test)"])
        .args(["--error-format=json", "--json=diagnostic-rendered-ansi", "--diagnostic-width=80"]);
    for lint in sources.forbidden {
        job = job.args(["-F", lint]);
    }
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
    let mut stopped = stopped(&ended)?;
    let (errors, warnings) = diagnostics::parse(&ended.stderr);
    // Of no file: what a program says by `compile_error!` is its own affair.
    let mut of_no_file = errors.iter().filter(|error| error.file.is_none());
    if of_no_file.clone().any(is_of_a_killed_linker) {
        return Err(ToolchainError::Ended { what: "the linker" });
    }
    let succeeded = ended.how == How::Exited(0);
    if !succeeded && stopped.is_none() && errors.is_empty() {
        // It panicked: a message would be JSON.
        if diagnostics::is_of_the_system(&ended.stderr) {
            return Err(ToolchainError::Refused { why: diagnostics::beside_messages(&ended.stderr) });
        }
        stopped = Some(Stopped::Crashed);
    } else if let Some(error) = of_no_file.find(|error| is_of_an_absent_linker(&error.message)) {
        return Err(ToolchainError::Linker { why: error.message.clone() });
    }
    Ok(Compilation { errors, warnings, stopped, succeeded, stderr: ended.stderr })
}

/// Whether rustc says that somebody ended the linker: ``linking with `cc` failed: signal: 9 …``; or the linker that somebody
/// ended what it had started, in the words of gcc's `collect2` (`ld terminated with signal 9 [Killed]`) or of clang.
fn is_of_a_killed_linker(error: &Diagnostic) -> bool {
    const BY_THE_LINKER: [&str; 2] = ["terminated with signal 9 ", "linker command failed due to signal"];
    let is_said = || BY_THE_LINKER.iter().any(|words| error.rendered.contains(words));
    error.message.starts_with("linking with `") && (error.message.contains("failed: signal: 9 ") || is_said())
}

/// Whether rustc says that there is no linker, or that the system does not start it.
fn is_of_an_absent_linker(message: &str) -> bool {
    let is_not_found = message.starts_with("linker `") && message.ends_with("` not found");
    is_not_found || message.starts_with("could not exec the linker ")
}

/// `LEFT=RIGHT`, for paths too.
pub(super) fn assignment(left: impl Into<OsString>, right: impl AsRef<std::ffi::OsStr>) -> OsString {
    let mut text = left.into();
    text.push("=");
    text.push(right);
    text
}
