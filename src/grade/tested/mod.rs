//! An answer that its own tests verify, judged as rustlings does: it must compile, clippy must let it through, its tests
//! must pass, and then its `main` must end well.
//!
//! - `plan.rs`: how often it must be compiled for that; pure
//! - `build.rs`: the compilers
//! - `libtest.rs`: what its programs say by how they end; pure
//! - here: one answer on its way

mod build;
mod libtest;
mod plan;

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::Answer;
use super::grader::{Grader, Tell};
use super::report::{CheckReport, Event, Output, Report, Stage, StageOutcome, StageReport};
use crate::course::{Exercise, Tested};
use crate::process::{Cancel, Ended, How, Job, Limits, run};
use crate::toolchain::{Package, Scratch, ToolchainError};
use crate::verdict::{Diagnostic, Passed, Verdict, VerdictKind};
use build::{Builder, Built, Main};
pub(super) use plan::stands_alone;

/// One answer on its way.
pub(super) struct TestedRun<'a> {
    pub(super) grader: &'a Grader,
    pub(super) exercise: &'a Exercise,
    pub(super) tested: &'a Tested,
    pub(super) answer: &'a Answer,
    pub(super) tell: Tell<'a>,
    /// For the compilers.
    pub(super) compiler: Limits,
}

/// What there is to tell besides the verdict.
#[derive(Default)]
struct Said {
    stages: Vec<StageReport>,
    checks: Vec<CheckReport>,
    advice: Vec<Diagnostic>,
    output: Option<Output>,
}

/// What came of running `main`.
#[derive(Default)]
struct MainEnd {
    /// What speaks against the answer.
    verdict: Option<Verdict>,
    /// What it printed, where it ran.
    output: Option<Output>,
}

impl TestedRun<'_> {
    /// Judges it.
    ///
    /// # Errors
    /// When the environment did not let it.
    pub(super) fn grade(&self, scratch: &Scratch, cancel: &Cancel, started: Instant) -> Result<Report, ToolchainError> {
        let name = self.exercise.name.as_str();
        let mut said = Said::default();
        let verdict = if self.exercise.strict_clippy && self.grader.toolchain().clippy_driver.is_none() {
            Verdict::grader_error(
                "this exercise is judged by clippy, and clippy is not installed",
                "install it: `rustup component add clippy`",
            )
        } else {
            let package = self.grader.package(&self.tested.root, name, cancel, self.tell)?;
            self.judge(package, scratch, cancel, &mut said)?
        };
        Ok(Report {
            stages: said.stages,
            advice: said.advice,
            output: said.output,
            duration: started.elapsed(),
            ..Report::bare(name, &self.answer.shown, verdict)
        })
    }

    fn judge(
        &self,
        package: Arc<Package>,
        scratch: &Scratch,
        cancel: &Cancel,
        said: &mut Said,
    ) -> Result<Verdict, ToolchainError> {
        let builder = Builder { run: self, package: &package, scratch, cancel };
        let compiling = self.begins(Stage::Compile);
        let built = builder.build()?;
        let (tests, main) = match built {
            Built::Ready { tests, main, advice } => {
                said.advice = advice;
                (tests, main)
            }
            Built::Refused(verdict) => {
                // A lint that is an error is one of a program that compiles.
                let is_lint = matches!(verdict, Verdict::FailedLint(_));
                let (compiled, linted) = match is_lint {
                    true => (StageOutcome::Passed, StageOutcome::Failed),
                    false => (StageOutcome::Failed, StageOutcome::Skipped),
                };
                self.ends(said, Stage::Compile, compiled, compiling.elapsed());
                self.ends(said, Stage::Checks, StageOutcome::Skipped, Duration::ZERO);
                self.ends(said, Stage::Lints, linted, Duration::ZERO);
                return Ok(verdict);
            }
        };
        self.ends(said, Stage::Compile, StageOutcome::Passed, compiling.elapsed());
        let checking = self.begins(Stage::Checks);
        let mut verdict = match &tests {
            Some(program) => self.tests(program, &package, scratch, cancel, said)?,
            None => None,
        };
        if verdict.is_none() {
            verdict = self.main(&builder, main, said)?;
        }
        let outcome = if verdict.is_some() { StageOutcome::Failed } else { StageOutcome::Passed };
        self.ends(said, Stage::Checks, outcome, checking.elapsed());
        // With the compiler's own messages: clippy has compiled.
        let linted = match self.grader.toolchain().clippy_driver {
            Some(_) => StageOutcome::Passed,
            None => StageOutcome::Skipped,
        };
        self.ends(said, Stage::Lints, linted, Duration::ZERO);
        let checks = said.stages.iter().map(|stage| stage.checks.len()).sum();
        Ok(verdict.unwrap_or(Verdict::Passed(Passed { checks, cases: 0, explored: None })))
    }

    fn begins(&self, stage: Stage) -> Instant {
        (self.tell)(Event::StageStarted(stage));
        Instant::now()
    }

    fn ends(&self, said: &mut Said, stage: Stage, outcome: StageOutcome, time: Duration) {
        let checks = if stage == Stage::Checks { std::mem::take(&mut said.checks) } else { Vec::new() };
        let millis = u64::try_from(time.as_millis()).unwrap_or(u64::MAX);
        let report = StageReport { stage, outcome, millis, checks };
        (self.tell)(Event::StageFinished(report.clone()));
        said.stages.push(report);
    }

    /// Runs the tests; what speaks against the answer.
    fn tests(
        &self,
        program: &Path,
        package: &Package,
        scratch: &Scratch,
        cancel: &Cancel,
        said: &mut Said,
    ) -> Result<Option<Verdict>, ToolchainError> {
        let mut job = self.job(program, scratch)?;
        for (name, value) in &package.variables {
            job = job.env(name, value);
        }
        // One after the other: with more threads libtest waits with a time-out, and nobody could see that all stand still.
        let job = job.args(["--test-threads=1", "--color=never", "--skip", plan::ENTRY]);
        let ended = run(&job, cancel)?;
        let told = libtest::told(&ended.stdout);
        let verdict = libtest::tests(&told, &ended, &job.limits);
        let kind = |failed: &Option<bool>| match (failed, &verdict) {
            (Some(false), _) => Some(VerdictKind::Passed),
            (Some(true), _) => Some(VerdictKind::FailedCheck),
            (None, verdict) => verdict.as_ref().map(Verdict::kind),
        };
        said.checks = told
            .tests
            .iter()
            .map(|(name, failed)| CheckReport { name: name.clone(), verdict: kind(failed), explored: None })
            .collect();
        Ok(verdict)
    }

    /// Runs `main`; what speaks against the answer. Where it was not built as rustlings builds it, and that may have made a
    /// difference, it is built as rustlings does, and run again.
    fn main(&self, builder: &Builder<'_>, main: Main, said: &mut Said) -> Result<Option<Verdict>, ToolchainError> {
        let MainEnd { verdict, output } = match self.run_main(&main, builder)? {
            Some(end) => end,
            None => match builder.exact()? {
                Ok(exact) => self.run_main(&exact, builder)?.unwrap_or_default(),
                Err(refused) => MainEnd { verdict: Some(refused), output: None },
            },
        };
        said.output = output;
        let kind = verdict.as_ref().map_or(VerdictKind::Passed, Verdict::kind);
        said.checks.push(CheckReport { name: "main".to_owned(), verdict: Some(kind), explored: None });
        Ok(verdict)
    }

    /// Runs `main` of one of the two; `None` where its end proves nothing.
    fn run_main(&self, main: &Main, builder: &Builder<'_>) -> Result<Option<MainEnd>, ToolchainError> {
        let aborts = builder.package.aborts;
        let (job, is_exact) = match main {
            Main::Empty => return Ok(Some(MainEnd { verdict: None, output: Some(Output::default()) })),
            Main::Exact(program) => (self.job(program, builder.scratch)?, true),
            Main::Unwinding(program) => (self.job(program, builder.scratch)?, !aborts),
            Main::Test { program, entry } => {
                let arguments = ["--exact", entry, "--quiet", "--nocapture", "--test-threads=1", "--color=never"];
                (self.job(program, builder.scratch)?.args(arguments), false)
            }
        };
        let ended = run(&job, builder.cancel)?;
        if !is_exact && !proves(main, &ended, aborts) {
            return Ok(None);
        }
        let stdout = match main {
            Main::Test { .. } => libtest::printed_by_entry(&ended.stdout).to_owned(),
            Main::Empty | Main::Exact(_) | Main::Unwinding(_) => ended.stdout.clone(),
        };
        let verdict = libtest::main(&ended, &job.limits);
        let output = Some(Output { stdout, stderr: ended.stderr });
        Ok(Some(MainEnd { verdict, output }))
    }

    fn job(&self, program: &Path, scratch: &Scratch) -> Result<Job, ToolchainError> {
        let limits = self.grader.check_limits(&crate::course::LimitOverrides::default());
        // In the course's folder, as rustlings runs it: a program may read a file of the course.
        let tmp = scratch.folder("tmp")?;
        let mut job = Job::new(program, &self.tested.root, limits)
            .reads([&self.tested.root, &self.grader.toolchain.libdir])
            .writes(&tmp)
            .inherit(&["PATH", "HOME", "USER", "LANG", "LC_ALL", "TZ"])
            .temporary(&tmp)
            .env("RUST_BACKTRACE", "0");
        job.is_watched = true;
        Ok(job)
    }
}

/// Whether the end of a `main` that was not built as rustlings builds it would be the same if it were. That it failed as
/// one of the tests, on a thread with a smaller stack, proves nothing; nor that it ended well where a panic may have been
/// caught that should have ended it.
fn proves(main: &Main, ended: &Ended, aborts: bool) -> bool {
    let ended_well = ended.how == How::Exited(0) && !(aborts && libtest::panicked(&ended.stderr));
    match main {
        Main::Empty | Main::Exact(_) => true,
        Main::Unwinding(_) => ended_well || matches!(ended.how, How::Exited(1..) | How::OutOfTime { .. }),
        Main::Test { .. } => ended_well || matches!(ended.how, How::OutOfTime { .. }),
    }
}
