//! The grader: a toolchain and its support crates, ready to judge answers.

use std::path::Path;
use std::sync::Once;
use std::thread;
use std::time::{Duration, Instant};

use super::report::{CheckReport, Event, Output, Report, Stage, StageOutcome, StageReport};
use super::{Answer, compile, instrument, lints, misuse, runtime, verdict};
use crate::course::{Exercise, LimitOverrides};
use crate::process::{self, Cancel, Ended, Limits};
use crate::toolchain::{Cache, Kit, Scratch, Toolchain, ToolchainError};
use crate::verdict::{Diagnostic, DoesNotCompile, GraderError, Passed, Verdict};

/// Judges answers with one toolchain. Safe to share: answers are judged side by side.
#[derive(Debug)]
pub struct Grader {
    toolchain: Toolchain,
    cache: Cache,
    kit: Kit,
}

/// Who is told what happens.
pub type Tell<'a> = &'a (dyn Fn(Event) + Sync);

impl Grader {
    /// Finds the toolchain that `folder` has, and builds the support crates where they are not there yet.
    ///
    /// # Errors
    /// What is missing in the environment, and what to do about it.
    pub fn prepare(folder: &Path, cancel: &Cancel, tell: Tell<'_>) -> Result<Grader, GraderError> {
        static ADOPT: Once = Once::new();
        ADOPT.call_once(|| {
            // Without it a program that kills its warden could outlive a check: on such systems that is so.
            let _ = process::adopt_orphans();
        });
        let prepare = || {
            let cache = Cache::find()?;
            let toolchain = Toolchain::find(folder, cancel)?;
            let kit = Kit::ready(&cache, &toolchain, cancel, || {
                tell(Event::Preparing("building the support crates for this compiler, once".to_owned()));
            })?;
            Ok(Grader { toolchain, cache, kit })
        };
        prepare().map_err(|error: ToolchainError| error.verdict().unwrap_or_else(cancelled))
    }

    /// The toolchain in use.
    pub fn toolchain(&self) -> &Toolchain {
        &self.toolchain
    }

    /// The cache in use.
    pub fn cache(&self) -> &Cache {
        &self.cache
    }

    /// How much slower than the reference this machine is taken to be, at least 1: its limits are that much wider.
    pub fn slowness(&self) -> f64 {
        self.kit.slowness
    }

    /// Judges the file at `path`, called `shown` in messages, as an answer to `exercise`; `None` when cancelled.
    pub fn grade(
        &self,
        exercise: &Exercise,
        path: &Path,
        shown: &str,
        cancel: &Cancel,
        tell: Tell<'_>,
    ) -> Option<Report> {
        match Answer::read(path, shown) {
            Ok(answer) => self.grade_answer(exercise, &answer, cancel, tell),
            Err(why) => {
                let verdict =
                    Verdict::DoesNotCompile(DoesNotCompile { reason: Some(why.to_string()), diagnostics: Vec::new() });
                Some(Run::report_of(exercise, shown, verdict, Duration::ZERO))
            }
        }
    }

    /// Judges an answer that was read; `None` when cancelled.
    pub fn grade_answer(
        &self,
        exercise: &Exercise,
        answer: &Answer,
        cancel: &Cancel,
        tell: Tell<'_>,
    ) -> Option<Report> {
        let started = Instant::now();
        let run = Run { grader: self, exercise, answer, tell, compiler: self.compiler_limits(exercise) };
        let report = self.cache.scratch().and_then(|scratch| run.grade(&scratch, &cancel.part(), started));
        match report {
            _ if cancel.is_cancelled() => None,
            Ok(report) => Some(report),
            Err(error) => {
                let verdict = Verdict::GraderError(error.verdict()?);
                Some(Run::report_of(exercise, &answer.shown, verdict, started.elapsed()))
            }
        }
    }

    fn compiler_limits(&self, exercise: &Exercise) -> Limits {
        let mut limits = Limits::compiler().slower(self.kit.slowness);
        limits.cpu = exercise.limits.compile.unwrap_or(limits.cpu);
        limits
    }

    fn check_limits(&self, overrides: &LimitOverrides) -> Limits {
        let mut limits = Limits::check().slower(self.kit.slowness);
        limits.cpu = overrides.cpu.unwrap_or(limits.cpu);
        limits.quiet = overrides.quiet.unwrap_or(limits.quiet);
        limits.wall = overrides.wall.unwrap_or(limits.wall);
        limits.memory_bytes = overrides.memory_bytes.unwrap_or(limits.memory_bytes);
        limits.output_bytes = overrides.output_bytes.unwrap_or(limits.output_bytes);
        limits
    }
}

fn cancelled() -> GraderError {
    GraderError { message: "the preparation was cancelled".to_owned(), advice: "run it again".to_owned() }
}

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
struct Run<'a> {
    grader: &'a Grader,
    exercise: &'a Exercise,
    answer: &'a Answer,
    tell: Tell<'a>,
    compiler: Limits,
}

impl Run<'_> {
    fn grade(&self, scratch: &Scratch, cancel: &Cancel, started: Instant) -> Result<Report, ToolchainError> {
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

    /// A report in which no stage has anything to tell.
    fn report_of(exercise: &Exercise, shown: &str, verdict: Verdict, duration: Duration) -> Report {
        Report {
            exercise: exercise.name.to_string(),
            answer: shown.to_owned(),
            verdict,
            stages: Vec::new(),
            advice: Vec::new(),
            output: None,
            duration,
        }
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
