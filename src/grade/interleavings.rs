//! The stage that tries interleavings: the answer once more, with a `std` whose threads are scheduled.

use super::compile::{Prepared, library};
use super::found::{self, Judged};
use super::grader::Grader;
use super::names::name_objects;
use super::owners::are_counted;
use super::report::{CheckReport, Exploration};
use super::runtime::{self, Asked, Library};
use crate::course::Checked;
use crate::exploring::{Explored, Exploring};
use crate::process::{Cancel, Ended, Limits};
use crate::timeline::{Broken, Timeline, sentence};
use crate::toolchain::{Interleave, Scratch, Sources, Stopped, ToolchainError, compile_explored};
use crate::verdict::{Passed, Verdict};

/// What exploring brought.
pub(super) enum Outcome {
    /// It was not possible.
    Not { why: String, advice: String },
    /// What each check said, in the order of the checks; `None` where an earlier one had decided.
    Done(Vec<Option<Judged>>),
}

/// What is explored, with what.
pub(super) struct Stage<'s> {
    pub(super) grader: &'s Grader,
    pub(super) scratch: &'s Scratch,
    pub(super) checked: &'s Checked,
    pub(super) prepared: &'s Prepared,
    pub(super) answer: &'s str,
    /// For the compiler.
    pub(super) compiler: &'s Limits,
    pub(super) cancel: &'s Cancel,
}

impl Stage<'_> {
    /// Compiles the answer against the explorer and explores each check.
    pub(super) fn run(&self, tell: &(dyn Fn(&str) + Sync)) -> Result<Outcome, ToolchainError> {
        let Some(sources) = &self.prepared.explored else { return Ok(Outcome::Done(Vec::new())) };
        if let Some(not) = impossible(self.checked.explore.checks.iter().map(|(_, exploring)| exploring)) {
            return Ok(not);
        }
        let interleave = match self.grader.explorer(self.cancel, tell) {
            Ok(interleave) => interleave,
            Err(Some(error)) => return Ok(Outcome::Not { why: error.message, advice: error.advice }),
            Err(None) => return Err(ToolchainError::cancelled()),
        };
        let Stage { grader, scratch, checked, prepared, .. } = self;
        let library = match compile(grader, &interleave, scratch, sources, self.compiler, self.cancel)? {
            Ok(library) => library,
            Err(not) => return Ok(not),
        };
        let limits = grader.exploring_limits(checked);
        let texts = [(prepared.shown.as_str(), self.answer), (checked.checks.path.as_str(), &checked.checks.text)];
        let name = |timeline: &mut Timeline, broken: &Broken| tell_of(timeline, broken, &texts);
        let owners = texts.iter().any(|(_, text)| are_counted(text));
        let asked = |exploring: &Exploring| Exploring { owners, ..exploring.clone() };
        let checks: Vec<(String, Exploring)> =
            checked.explore.checks.iter().map(|(name, exploring)| (name.clone(), asked(exploring))).collect();
        explore(grader, scratch, &library, &checks, &limits, &name, self.cancel).map(Outcome::Done)
    }
}

/// Why this cannot be explored on this system; nothing where it can.
pub(super) fn impossible<'e>(mut all: impl Iterator<Item = &'e Exploring>) -> Option<Outcome> {
    (cfg!(windows) && all.any(|exploring| exploring.fork)).then(|| Outcome::Not {
        why: "each schedule was to have a process of its own, and Windows cannot double a process".to_owned(),
        advice: "explore it on Linux or macOS, or in WSL 2".to_owned(),
    })
}

/// Compiles a program against the explorer, to a shared library. Nothing that the compiler says here is the learner's
/// fault: what the real std takes must be explorable.
pub(super) fn compile(
    grader: &Grader,
    interleave: &Interleave,
    scratch: &Scratch,
    sources: &Sources,
    limits: &Limits,
    cancel: &Cancel,
) -> Result<Result<Library, Outcome>, ToolchainError> {
    let file = library(scratch, "explored");
    let done = compile_explored(&grader.toolchain, interleave, sources, &file, limits.clone(), cancel)?;
    if done.succeeded {
        return Ok(Ok(Library { file, linked: interleave.folders().map(ToOwned::to_owned).collect() }));
    }
    scratch.has_room()?;
    let why = match (done.stopped, done.errors.first()) {
        (Some(Stopped::By(_)), _) => "compiling the program for it took too long".to_owned(),
        (Some(Stopped::Crashed), _) => "the compiler crashed on the program with the explorer's std".to_owned(),
        (None, Some(error)) => format!("the explorer's std refuses the program: {}", error.message),
        (None, None) => format!("the program could not be linked with the explorer: {}", done.stderr.trim()),
    };
    Ok(Err(Outcome::Not { why, advice: "please report it, with the program".to_owned() }))
}

/// Explores each check in a process of its own, side by side on the cores. One that fails makes the later ones pointless.
pub(super) fn explore(
    grader: &Grader,
    scratch: &Scratch,
    library: &Library,
    checks: &[(String, Exploring)],
    limits: &Limits,
    name: &(dyn Fn(&mut Timeline, &Broken) + Sync),
    cancel: &Cancel,
) -> Result<Vec<Option<Judged>>, ToolchainError> {
    let asked: Vec<Asked<'_>> =
        checks.iter().map(|(check, exploring)| Asked { check, exploring: Some(exploring) }).collect();
    let judge = |check: &str, ended: &Ended| found::judge(check, ended, limits, name);
    let failed = |check: &str, ended: &Ended| judge(check, ended).verdict.is_some();
    let ends = runtime::run_all(grader, scratch, library, &asked, limits, failed, cancel)?;
    let judged: Vec<Option<Judged>> =
        checks.iter().zip(&ends).map(|((check, _), end)| end.as_ref().map(|ended| judge(check, ended))).collect();
    // How far the later ones came before they were stopped is chance: it is not told.
    let decided = judged.iter().position(|judged| judged.as_ref().is_some_and(|judged| judged.verdict.is_some()));
    let told = decided.map_or(checks.len(), |decided| decided + 1);
    Ok(judged.into_iter().enumerate().map(|(at, judged)| judged.filter(|_| at < told)).collect())
}

/// What explored checks say together: the first that speaks against the answer decides.
pub(super) fn told(
    checks: &[(String, Exploring)],
    judged: Vec<Option<Judged>>,
) -> (Option<Verdict>, Vec<CheckReport>, Exploration) {
    let passed = Verdict::Passed(Passed::default());
    let reports = checks.iter().zip(&judged).map(|((name, _), judged)| CheckReport {
        name: name.clone(),
        verdict: judged.as_ref().map(|judged| judged.verdict.as_ref().unwrap_or(&passed).kind()),
        explored: judged.as_ref().and_then(|judged| judged.explored),
    });
    let reports = reports.collect();
    let explored = Explored::sum(judged.iter().flatten().filter_map(|judged| judged.explored));
    let decided = judged.into_iter().flatten().find(|judged| judged.verdict.is_some()).unwrap_or_default();
    (decided.verdict, reports, Exploration::Done { explored, found: decided.found.map(Box::new) })
}

/// Gives the objects of a run their names in the source, and the run its sentence.
/// The texts are those of the files that it goes through.
pub(super) fn tell_of(timeline: &mut Timeline, broken: &Broken, texts: &[(&str, &str)]) {
    let text_of = |file: &str| texts.iter().find(|(name, _)| *name == file).map(|(_, text)| (*text).to_owned());
    name_objects(timeline, text_of);
    timeline.sentence = sentence(broken, timeline);
}
