//! The first stage: rustc on the answer and its checks.

use std::path::PathBuf;

use super::runtime::Library;
use super::{Answer, instrument};
use crate::course::{Checked, Exercise};
use crate::level::Level;
use crate::process::{Cancel, LimitKind, Limits};
use crate::toolchain::{
    Aliases, Compilation, Kit, Scratch, Sources, Stopped, Toolchain, ToolchainError, compile, type_check,
};
use crate::verdict::{Diagnostic, DoesNotCompile, OverLimit, Verdict};

/// Where the texts of one answer stand.
pub(super) struct Prepared {
    /// The answer with its checks.
    checked: Sources,
    /// The same, for the explorer: with the checks that it explores, where it explores any.
    pub(super) explored: Option<Sources>,
    /// The answer as it is.
    pub(super) untouched: Sources,
    /// The shared library, once it is compiled.
    pub(super) library: Library,
    /// How many lines of the copy are the learner's.
    own_lines: u32,
    /// What the answer's and the checks' files are called in messages.
    pub(super) shown: String,
    checks_shown: String,
    checks_lines: u32,
    /// Whether the answer's end would swallow what is appended to it.
    is_open_ended: bool,
    /// Whether clippy may see another program than rustc does: `cfg(clippy)` needs that word.
    pub(super) names_clippy: bool,
}

/// Writes the answer and its checks into the scratch folder.
pub(super) fn prepare(
    scratch: &Scratch,
    exercise: &Exercise,
    verified_by: &Checked,
    answer: &Answer,
    level: Level,
) -> Result<Prepared, ToolchainError> {
    let (folder, file) = answer.shown_parts();
    let aliases = Aliases::new()?;
    let sources = |directory: PathBuf, checks: Option<PathBuf>| Sources {
        file: directory.join(file),
        name: exercise.name.to_string(),
        shown: [(directory, folder.to_owned())]
            .into_iter()
            .chain(checks.map(|checks| (checks, exercise.checks_dir())))
            .collect(),
        edition: "2024",
        tests: false,
        forbidden: level.forbidden(verified_by.teaches_unsafe),
        aliases: aliases.clone(),
    };
    let with_checks = |name: &str, names: &[&str]| {
        // What an answer cannot name it cannot include.
        let (directory, folder) = (scratch.folder(name)?, scratch.nameless_folder()?);
        let text = instrument::checks(&verified_by.checks, &aliases, names.iter().copied());
        let checks_file = folder.join("checks.rs");
        scratch.write(&checks_file, &text)?;
        // An absolute path: a relative one would be shown by way of the answer's folder.
        let copy = instrument::answer(&answer.text, &verified_by.checks, &checks_file);
        scratch.write(format!("{name}/{file}"), &copy)?;
        Ok::<Sources, ToolchainError>(sources(directory, Some(folder)))
    };
    let checked = with_checks("checked", &instrument::names(&verified_by.checks))?;
    let explored: Vec<&str> = verified_by.explore.checks.iter().map(|(name, _)| name.as_str()).collect();
    let explored = (!explored.is_empty()).then(|| with_checks("explored", &explored)).transpose()?;
    let untouched = scratch.folder("untouched")?;
    scratch.write(format!("untouched/{file}"), &answer.text)?;
    // clippy goes upward until it finds one: what advice is given is not for the user's own to decide.
    scratch.write("untouched/clippy.toml", "")?;
    Ok(Prepared {
        checked,
        explored,
        untouched: sources(untouched, None),
        library: Library { file: library(scratch, "answer"), linked: Vec::new() },
        own_lines: lines(&answer.text),
        shown: answer.shown.clone(),
        checks_shown: format!("{}/checks.rs", exercise.checks_dir()),
        checks_lines: lines(&verified_by.checks.text),
        is_open_ended: instrument::is_open_ended(&answer.text),
        names_clippy: answer.text.contains("clippy"),
    })
}

/// Where a shared library of that name is built.
pub(super) fn library(scratch: &Scratch, name: &str) -> PathBuf {
    scratch.path().join(format!("{}{name}{}", std::env::consts::DLL_PREFIX, std::env::consts::DLL_SUFFIX))
}

fn lines(text: &str) -> u32 {
    u32::try_from(text.lines().count()).unwrap_or(u32::MAX)
}

/// Compiles; `Err` is the verdict when that did not succeed.
pub(super) fn run(
    toolchain: &Toolchain,
    kit: &Kit,
    scratch: &Scratch,
    prepared: &Prepared,
    limits: &Limits,
    cancel: &Cancel,
) -> Result<Result<(), Verdict>, ToolchainError> {
    if prepared.is_open_ended
        && let Err(verdict) = alone(toolchain, scratch, prepared, limits, cancel)?
    {
        return Ok(Err(verdict));
    }
    let compilation = compile(toolchain, kit, &prepared.checked, &prepared.library.file, limits.clone(), cancel)?;
    if compilation.succeeded {
        return Ok(Ok(()));
    }
    if let Some(verdict) = stopped(&compilation, &prepared.shown, limits) {
        return Ok(Err(verdict));
    }
    // A full disk says nothing about the answer.
    scratch.has_room()?;
    // Those in the learner's own lines come first; what the checks still miss may be gone with them.
    let (own, others): (Vec<Diagnostic>, Vec<Diagnostic>) =
        compilation.errors.into_iter().partition(|error| prepared.is_learners(error));
    if !own.is_empty() {
        return Ok(Err(does_not_compile(None, own)));
    }
    // The message lies in our lines: the untouched text tells it better.
    if let Err(verdict) = alone(toolchain, scratch, prepared, limits, cancel)? {
        return Ok(Err(verdict));
    }
    // Only the learner can read the checks' own lines; ours would explain nothing.
    let (in_checks, elsewhere): (Vec<Diagnostic>, Vec<Diagnostic>) =
        others.into_iter().filter(|error| !prepared.is_appended(error)).partition(|error| prepared.is_in_checks(error));
    let (reason, diagnostics) = if !in_checks.is_empty() {
        (
            "the program compiles alone, but the checks do not fit its names, types or bounds. The errors are in the \
             checks: what rustc advises there is meant for them, and it is the program that has to change",
            in_checks,
        )
    } else if elsewhere.is_empty() {
        let names = "the program compiles alone, but has a name that the grader needs: call your own `std`, `checks` or \
                     `threadlings_enter` something else";
        (names, Vec::new())
    } else {
        ("the program compiles alone, but not together with its checks", elsewhere)
    };
    Ok(Err(does_not_compile(Some(reason.to_owned()), diagnostics)))
}

/// Compiles the answer as the program that it is, without its checks; `Err` is the verdict when that does not succeed.
fn alone(
    toolchain: &Toolchain,
    scratch: &Scratch,
    prepared: &Prepared,
    limits: &Limits,
    cancel: &Cancel,
) -> Result<Result<(), Verdict>, ToolchainError> {
    let metadata = scratch.path().join("untouched.rmeta");
    let alone = type_check(toolchain, &prepared.untouched, &metadata, limits.clone(), cancel)?;
    if let Some(verdict) = stopped(&alone, &prepared.shown, limits) {
        return Ok(Err(verdict));
    }
    if alone.succeeded {
        return Ok(Ok(()));
    }
    scratch.has_room()?;
    Ok(Err(does_not_compile(None, alone.errors)))
}

pub(super) fn does_not_compile(reason: Option<String>, diagnostics: Vec<Diagnostic>) -> Verdict {
    Verdict::DoesNotCompile(DoesNotCompile { reason, diagnostics })
}

/// The verdict on a compiler that did not come to its own end; none where it had refused the answer before.
pub(super) fn stopped(compilation: &Compilation, shown: &str, limits: &Limits) -> Option<Verdict> {
    Some(match compilation.stopped? {
        Stopped::By(_) if !compilation.errors.is_empty() => return None,
        Stopped::By(limit) => over_limit(limit, limits),
        Stopped::Crashed => {
            does_not_compile(Some(format!("the compiler itself crashed on {shown}")), compilation.errors.clone())
        }
    })
}

/// The verdict on a limit that a compiler hit; whichever clock it was, to the learner it is the compile time.
pub(super) fn over_limit(kind: LimitKind, limits: &Limits) -> Verdict {
    let mut limit = super::verdict::limit(kind, limits);
    if matches!(kind, LimitKind::Cpu | LimitKind::Quiet | LimitKind::Wall) {
        limit.name = "compile time".to_owned();
    }
    Verdict::OverLimit(OverLimit { check: None, limit })
}

impl Prepared {
    /// Whether an error is in the learner's own lines.
    fn is_learners(&self, error: &Diagnostic) -> bool {
        error.file.as_deref() == Some(&self.shown) && error.line.is_some_and(|line| line <= self.own_lines)
    }

    /// Whether an error is in the checks as the learner can read them.
    fn is_in_checks(&self, error: &Diagnostic) -> bool {
        error.file.as_deref() == Some(&self.checks_shown) && error.line.is_some_and(|line| line <= self.checks_lines)
    }

    /// Whether an error is in the lines that we append.
    fn is_appended(&self, error: &Diagnostic) -> bool {
        let beyond = |shown: &str, lines: u32| {
            error.file.as_deref() == Some(shown) && error.line.is_some_and(|line| line > lines)
        };
        beyond(&self.shown, self.own_lines) || beyond(&self.checks_shown, self.checks_lines)
    }
}
