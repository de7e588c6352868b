//! One answer on its way: the stages side by side, and what they say together.

use std::thread;
use std::time::{Duration, Instant};

use super::grader::{Grader, Tell};
use super::report::{CheckReport, Event, Output, Report, Stage, StageOutcome, StageReport};
use super::{Answer, compile, instrument, lints, misuse, runtime, verdict};
use crate::course::Exercise;
use crate::process::{Cancel, Ended, Limits};
use crate::toolchain::{Scratch, ToolchainError};
use crate::verdict::{Diagnostic, DoesNotCompile, Passed, Verdict};

/// What is said of an answer without its checks.
#[derive(Default)]
struct Alone {
    advice: Vec<Diagnostic>,
    refused: Vec<Diagnostic>,
}

/// What one stage says.
struct StageEnd {
    report: StageReport,
    verdict: Option<Verdict>,
}

/// One answer on its way.
pub(super) struct Run<'a> {
    pub(super) grader: &'a Grader,
    pub(super) exercise: &'a Exercise,
    pub(super) answer: &'a Answer,
    pub(super) tell: Tell<'a>,
    /// For the compilers.
    pub(super) compiler: Limits,
}

impl Run<'_> {
    /// Judges it.
    ///
    /// # Errors
    /// When the environment did not let it.
    pub(super) fn grade(&self, scratch: &Scratch, cancel: &Cancel, started: Instant) -> Result<Report, ToolchainError> {
        let prepared = compile::prepare(scratch, self.exercise, self.answer)?;
        // What runs beside the compiler is pointless once the compiler has refused.
        let beside = cancel.part();
        let (compiled, cases, checks, lints) = thread::scope(|scope| {
            let cases = scope.spawn(|| self.cases(&beside));
            let lints = scope.spawn(|| self.lints(scratch, &prepared, &beside));
            let compiled = self.compile(scratch, &prepared, cancel);
            let checks = match &compiled {
                Ok(StageEnd { verdict: None, .. }) => self.checks(scratch, &prepared, cancel),
                _ => {
                    beside.cancel();
                    Ok((skipped(Stage::Checks), None))
                }
            };
            (compiled, join(cases), checks, join(lints))
        });
        let mut compiled = compiled?;
        let (cases, (checks, output), (lints, alone)) = if compiled.verdict.is_some() {
            // How far the others came before they were stopped is chance, and is not told.
            (skipped(Stage::Cases), checks?, (skipped(Stage::Lints), Alone::default()))
        } else {
            (cases?, checks?, lints?)
        };
        if !alone.refused.is_empty() {
            compiled.report.outcome = StageOutcome::Failed;
            compiled.verdict =
                Some(Verdict::DoesNotCompile(DoesNotCompile { reason: None, diagnostics: alone.refused }));
        }
        let mut ends = [compiled, cases, checks, lints];
        let verdict = self.decide(&mut ends);
        Ok(Report {
            exercise: self.exercise.name.to_string(),
            answer: self.answer.shown.clone(),
            verdict,
            stages: ends.into_iter().map(|end| end.report).collect(),
            advice: alone.advice,
            output,
            duration: started.elapsed(),
        })
    }

    /// The first stage in the order of [`verdict::ORDER`] that speaks against the answer decides.
    fn decide(&self, ends: &mut [StageEnd]) -> Verdict {
        let speaks = |stage| ends.iter().position(|end| end.report.stage == stage && end.verdict.is_some());
        let first = verdict::ORDER.into_iter().find_map(speaks);
        let checks = instrument::names(self.exercise).len();
        match first {
            Some(index) => ends[index].verdict.take().unwrap_or(Verdict::Passed(Passed::default())),
            None => Verdict::Passed(Passed { checks, cases: self.exercise.cases.len() }),
        }
    }

    /// Runs a stage between the two events that tell of it.
    fn stage<T>(
        &self,
        stage: Stage,
        work: impl FnOnce() -> Result<(Option<Verdict>, Vec<CheckReport>, T), ToolchainError>,
    ) -> Result<(StageEnd, T), ToolchainError> {
        (self.tell)(Event::StageStarted(stage));
        let started = Instant::now();
        let (verdict, checks, rest) = work()?;
        let outcome = if verdict.is_some() { StageOutcome::Failed } else { StageOutcome::Passed };
        let report = StageReport { stage, outcome, millis: millis(started.elapsed()), checks };
        (self.tell)(Event::StageFinished(report.clone()));
        Ok((StageEnd { report, verdict }, rest))
    }

    fn compile(
        &self,
        scratch: &Scratch,
        prepared: &compile::Prepared,
        cancel: &Cancel,
    ) -> Result<StageEnd, ToolchainError> {
        let Grader { toolchain, kit, .. } = self.grader;
        let work = || {
            let compiled = compile::run(toolchain, kit, scratch, prepared, &self.compiler, cancel)?;
            Ok((compiled.err(), Vec::new(), ()))
        };
        self.stage(Stage::Compile, work).map(|(end, ())| end)
    }

    fn cases(&self, cancel: &Cancel) -> Result<StageEnd, ToolchainError> {
        if self.exercise.cases.is_empty() {
            return Ok(skipped(Stage::Cases));
        }
        let Grader { toolchain, kit, .. } = self.grader;
        let work = || {
            let verdicts = misuse::run_all(toolchain, kit, self.exercise, &self.answer.text, &self.compiler, cancel)?;
            let passed = Verdict::Passed(Passed::default());
            let checks = self.exercise.cases.iter().zip(&verdicts).map(|(case, verdict)| CheckReport {
                name: case.name.clone(),
                verdict: Some(verdict.as_ref().unwrap_or(&passed).kind()),
            });
            let checks = checks.collect();
            Ok((verdicts.into_iter().flatten().next(), checks, ()))
        };
        self.stage(Stage::Cases, work).map(|(end, ())| end)
    }

    fn checks(
        &self,
        scratch: &Scratch,
        prepared: &compile::Prepared,
        cancel: &Cancel,
    ) -> Result<(StageEnd, Option<Output>), ToolchainError> {
        let names = instrument::names(self.exercise);
        let limits = self.grader.check_limits(&self.exercise.limits);
        let judge = |name: &str, ended: &Ended| verdict::check(name, ended, &limits);
        let failed = |name: &str, ended: &Ended| judge(name, ended).is_some();
        let work = || {
            let kit = &self.grader.kit;
            let ends = runtime::run_all(kit, scratch, &prepared.library, &names, &limits, failed, cancel)?;
            let verdicts: Vec<Option<Option<Verdict>>> =
                names.iter().zip(&ends).map(|(name, end)| end.as_ref().map(|ended| judge(name, ended))).collect();
            // How far the later ones came before they were stopped is chance: it is not told.
            let failed = verdicts.iter().position(|verdict| matches!(verdict, Some(Some(_))));
            let told = failed.map_or(names.len(), |failed| failed + 1);
            let passed = Verdict::Passed(Passed::default());
            let checks = names.iter().zip(&verdicts).enumerate().map(|(index, (name, verdict))| CheckReport {
                name: (*name).to_owned(),
                verdict: verdict
                    .as_ref()
                    .filter(|_| index < told)
                    .map(|verdict| verdict.as_ref().unwrap_or(&passed).kind()),
            });
            let checks = checks.collect();
            let main = ends.last().and_then(Option::as_ref).filter(|_| told == names.len());
            let output = main.map(|main| Output { stdout: main.stdout.clone(), stderr: main.stderr.clone() });
            Ok((verdicts.into_iter().flatten().flatten().next(), checks, output))
        };
        self.stage(Stage::Checks, work)
    }

    fn lints(
        &self,
        scratch: &Scratch,
        prepared: &compile::Prepared,
        cancel: &Cancel,
    ) -> Result<(StageEnd, Alone), ToolchainError> {
        let strict = self.exercise.strict_clippy;
        let work = || {
            let lints = lints::run(&self.grader.toolchain, scratch, prepared, strict, &self.compiler, cancel)?;
            Ok((lints.verdict, Vec::new(), Alone { advice: lints.advice, refused: lints.refused }))
        };
        self.stage(Stage::Lints, work)
    }
}

fn skipped(stage: Stage) -> StageEnd {
    let report = StageReport { stage, outcome: StageOutcome::Skipped, millis: 0, checks: Vec::new() };
    StageEnd { report, verdict: None }
}

fn join<T>(thread: thread::ScopedJoinHandle<'_, T>) -> T {
    thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
}

fn millis(duration: Duration) -> u64 {
    u64::try_from(duration.as_millis()).unwrap_or(u64::MAX)
}
