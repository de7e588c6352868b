//! One answer on its way: the stages side by side, and what they say together.

use std::thread;
use std::time::{Duration, Instant};

use super::grader::{Grader, Tell};
use super::interleavings::{self, Outcome};
use super::report::{CheckReport, Event, Exploration, Output, Report, Stage, StageOutcome, StageReport};
use super::runtime::Asked;
use super::{Answer, compile, instrument, lints, misuse, runtime, verdict};
use crate::course::{Checked, Exercise};
use crate::process::{Cancel, Ended, How, Limits, RunError, beside};
use crate::toolchain::{Scratch, ToolchainError};
use crate::verdict::{Diagnostic, DoesNotCompile, Passed, Verdict};

/// What is said of an answer without its checks.
#[derive(Default)]
struct Alone {
    advice: Vec<Diagnostic>,
    refused: Vec<Diagnostic>,
}

/// What running the checks brought, beside their verdict.
#[derive(Default)]
struct Ran {
    /// What `main` printed.
    output: Option<Output>,
    out_of_time: bool,
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
    pub(super) checked: &'a Checked,
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
        let prepared = compile::prepare(scratch, self.exercise, self.checked, self.answer, self.grader.level)?;
        // What runs beside the compiler is pointless once the compiler has refused; and real threads have nothing to add
        // once their interleavings have decided.
        let (pointless, real) = (cancel.part(), cancel.part());
        let (compiled, cases, interleavings, checks, lints) = thread::scope(|scope| {
            let others = || {
                let cases = beside(scope, || self.cases(&pointless))?;
                let lints = beside(scope, || self.lints(scratch, &prepared, &pointless))?;
                let interleavings = beside(scope, || {
                    let end = self.interleavings(scratch, &prepared, &pointless);
                    if end.as_ref().is_ok_and(|(end, _)| end.verdict.is_some()) {
                        real.cancel();
                    }
                    end
                })?;
                Ok((cases, lints, interleavings))
            };
            let (cases, lints, interleavings) = others().inspect_err(|_: &RunError| pointless.cancel())?;
            let compiled = self.compile(scratch, &prepared, cancel);
            let checks = match &compiled {
                Ok(StageEnd { verdict: None, .. }) => self.checks(scratch, &prepared, &real),
                _ => {
                    pointless.cancel();
                    Ok((skipped(Stage::Checks), Ran::default()))
                }
            };
            Ok::<_, ToolchainError>((compiled, cases.join(), interleavings.join(), checks, lints.join()))
        })?;
        let mut compiled = compiled?;
        // How far those came that were stopped is chance, and is not told.
        let (cases, (interleavings, exploration), (lints, alone)) = if compiled.verdict.is_some() {
            let nothing = (skipped(Stage::Interleavings), None);
            (skipped(Stage::Cases), nothing, (skipped(Stage::Lints), Alone::default()))
        } else {
            (cases?, interleavings?, lints?)
        };
        let (checks, mut ran) =
            if interleavings.verdict.is_some() { (skipped(Stage::Checks), Ran::default()) } else { checks? };
        if !alone.refused.is_empty() {
            // With the checks it may have run all the same.
            ran.output = None;
            compiled.report.outcome = StageOutcome::Failed;
            compiled.verdict =
                Some(Verdict::DoesNotCompile(DoesNotCompile { reason: None, diagnostics: alone.refused }));
        }
        let mut ends = [compiled, cases, interleavings, checks, lints];
        let (decided_by, verdict) = self.decide(&mut ends, exploration.as_ref());
        let is_told = |stage: &StageReport| stage.stage != Stage::Interleavings || self.exercise.is_explored();
        Ok(Report {
            stages: ends.into_iter().map(|end| end.report).filter(is_told).collect(),
            advice: alone.advice,
            output: ran.output,
            out_of_time: ran.out_of_time,
            exploration: exploration.map(|exploration| exploration.beside(decided_by)),
            duration: started.elapsed(),
            ..Report::bare(self.exercise.name.as_str(), &self.answer.shown, verdict)
        })
    }

    /// The first stage in the order of [`verdict::ORDER`] that speaks against the answer decides.
    fn decide(&self, ends: &mut [StageEnd], exploration: Option<&Exploration>) -> (Option<Stage>, Verdict) {
        let speaks = |stage| ends.iter().position(|end| end.report.stage == stage && end.verdict.is_some());
        let first = verdict::ORDER.into_iter().find_map(speaks);
        if let Some((stage, verdict)) = first.and_then(|at| Some((ends[at].report.stage, ends[at].verdict.take()?))) {
            return (Some(stage), verdict);
        }
        let explored = match exploration {
            Some(Exploration::Done { explored, .. }) => *explored,
            _ => None,
        };
        let checks = self.checked.checks.checks.len() + 1;
        (None, Verdict::Passed(Passed { checks, cases: self.checked.cases.len(), explored }))
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
        if self.checked.cases.is_empty() {
            return Ok(skipped(Stage::Cases));
        }
        let Grader { toolchain, kit, .. } = self.grader;
        let work = || {
            let verdicts = misuse::run_all(
                toolchain,
                kit,
                &self.exercise.name,
                &self.checked.cases,
                self.answer,
                &self.compiler,
                cancel,
            )?;
            let passed = Verdict::Passed(Passed::default());
            let checks = self.checked.cases.iter().zip(&verdicts).map(|(case, verdict)| CheckReport {
                name: case.name.clone(),
                verdict: Some(verdict.as_ref().unwrap_or(&passed).kind()),
                explored: None,
            });
            let checks = checks.collect();
            Ok((verdicts.into_iter().flatten().next(), checks, ()))
        };
        self.stage(Stage::Cases, work).map(|(end, ())| end)
    }

    /// Explores the checks. Where that is not possible, it decides nothing, unless nothing else can judge the exercise.
    fn interleavings(
        &self,
        scratch: &Scratch,
        prepared: &compile::Prepared,
        cancel: &Cancel,
    ) -> Result<(StageEnd, Option<Exploration>), ToolchainError> {
        if !self.exercise.is_explored() {
            return Ok((skipped(Stage::Interleavings), None));
        }
        let tell = |done: &str| (self.tell)(Event::Preparing(done.to_owned()));
        let (checked, answer, compiler) = (self.checked, self.answer.text.as_str(), &self.compiler);
        let stage = interleavings::Stage { grader: self.grader, scratch, checked, prepared, answer, compiler, cancel };
        let work = || {
            Ok(match stage.run(&tell)? {
                Outcome::Not { why, advice } => {
                    let message = format!("this exercise is judged by exploring interleavings, and that failed: {why}");
                    let verdict = checked.explore.required.then(|| Verdict::grader_error(message, advice));
                    (verdict, Vec::new(), Exploration::Not(why))
                }
                Outcome::Done(judged) => interleavings::told(&checked.explore.checks, judged),
            })
        };
        let (mut end, exploration) = self.stage(Stage::Interleavings, work)?;
        if let (Exploration::Not(_), None) = (&exploration, &end.verdict) {
            end.report.outcome = StageOutcome::Skipped;
        }
        Ok((end, Some(exploration)))
    }

    fn checks(
        &self,
        scratch: &Scratch,
        prepared: &compile::Prepared,
        cancel: &Cancel,
    ) -> Result<(StageEnd, Ran), ToolchainError> {
        let names = instrument::names(&self.checked.checks);
        let limits = self.grader.check_limits(&self.checked.limits);
        let judge = |name: &str, ended: &Ended| verdict::check(name, ended, &limits);
        let failed = |name: &str, ended: &Ended| judge(name, ended).is_some();
        let work = || {
            let asked: Vec<Asked<'_>> = names.iter().map(|check| Asked { check, exploring: None }).collect();
            let ends = runtime::run_all(self.grader, scratch, &prepared.library, &asked, &limits, failed, cancel)?;
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
                explored: None,
            });
            let checks = checks.collect();
            let main = ends.last().and_then(Option::as_ref).filter(|_| told == names.len());
            let output = main.map(|main| Output { stdout: main.stdout.clone(), stderr: main.stderr.clone() });
            let out_of_time = ends.iter().take(told).flatten().any(|end| matches!(end.how, How::OutOfTime { .. }));
            Ok((verdicts.into_iter().flatten().flatten().next(), checks, Ran { output, out_of_time }))
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

fn millis(duration: Duration) -> u64 {
    u64::try_from(duration.as_millis()).unwrap_or(u64::MAX)
}
