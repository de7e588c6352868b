//! The grader: a toolchain and its support crates, ready to judge answers.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, Once};
use std::time::{Duration, Instant};

use super::Answer;
use super::cache::{Key, Question, Verdicts};
use super::explorer::Explorer;
use super::report::{Event, Report};
use super::run::Run;
use super::tested::TestedRun;
use crate::course::{Checked, Exercise, Kind, LimitOverrides};
use crate::level::Level;
use crate::process::{self, Cancel, Limits};
use crate::toolchain::{Cache, Kit, Package, Toolchain, ToolchainError};
use crate::verdict::{DoesNotCompile, GraderError, Verdict};

/// Judges answers with one toolchain. Safe to share: answers are judged side by side.
#[derive(Debug)]
pub struct Grader {
    pub(super) toolchain: Toolchain,
    pub(super) cache: Cache,
    pub(super) kit: Kit,
    pub(super) explorer: Explorer,
    /// How far the answers are trusted.
    pub(super) level: Level,
    /// Where the answers stand, or may.
    folder: PathBuf,
    /// Reports that were made before, where they may be used again.
    verdicts: Option<Verdicts>,
    /// How the course at hand builds its programs, once that is learned: of a rustlings course.
    package: Mutex<Option<Arc<Package>>>,
}

/// How answers are judged.
#[derive(Clone, Copy, Debug, Default)]
pub struct Manner {
    /// How far they are trusted.
    pub level: Level,
    /// Whether reports that were made before may be used, and are kept.
    pub remembers: bool,
}

/// Who is told what happens.
pub type Tell<'a> = &'a (dyn Fn(Event) + Sync);

impl Grader {
    /// Finds the toolchain that `folder`, where the answers are, has, and builds the support crates where they are not there yet.
    ///
    /// # Errors
    /// What is missing in the environment, and what to do about it.
    pub fn prepare(folder: &Path, manner: Manner, cancel: &Cancel, tell: Tell<'_>) -> Result<Grader, GraderError> {
        static ADOPT: Once = Once::new();
        ADOPT.call_once(|| {
            // Without it a program that kills its warden could outlive a check: on such systems that is so.
            let _ = process::adopt_orphans();
        });
        let prepare = || {
            let cache = Cache::find()?;
            let toolchain = toolchain(folder, manner.level, &cache, cancel)?;
            let kit = Kit::ready(&cache, &toolchain, cancel, || {
                tell(Event::Preparing("building the support crates for this compiler, once".to_owned()));
            })?;
            let (explorer, package) = (Explorer::default(), Mutex::default());
            let verdicts = manner.remembers.then(|| Verdicts::of(&cache));
            let (level, folder) = (manner.level, folder.to_owned());
            Ok(Grader { toolchain, cache, kit, explorer, level, folder, verdicts, package })
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
        let answer = match self.level {
            Level::Learner => Answer::read(path, shown),
            Level::Ci => Answer::read_within(&self.folder, path, shown),
        };
        match answer {
            Ok(answer) => self.grade_answer(exercise, &answer, false, cancel, tell),
            Err(why) => {
                let verdict =
                    Verdict::DoesNotCompile(DoesNotCompile { reason: Some(why.to_string()), diagnostics: Vec::new() });
                Some(report_of(exercise, shown, verdict, Duration::ZERO))
            }
        }
    }

    /// Judges an answer that was read, and `anew` where what is known of it does not count; `None` when cancelled.
    pub fn grade_answer(
        &self,
        exercise: &Exercise,
        answer: &Answer,
        anew: bool,
        cancel: &Cancel,
        tell: Tell<'_>,
    ) -> Option<Report> {
        let started = Instant::now();
        let known =
            self.verdicts.as_ref().and_then(|verdicts| Some((verdicts, self.key(exercise, answer, cancel, tell)?)));
        if let Some((verdicts, key)) = known.as_ref().filter(|_| anew) {
            verdicts.forget(key);
        }
        if let Some(report) = known.as_ref().and_then(|(verdicts, key)| verdicts.find(key)) {
            return Some(Report { duration: started.elapsed(), cached: true, ..report });
        }
        let report = self.cache.scratch().and_then(|scratch| {
            let report = match &exercise.kind {
                Kind::Checked(checked) => {
                    let compiler = self.compiler_limits(checked);
                    let run = Run { grader: self, exercise, checked, answer, tell, compiler };
                    run.grade(&scratch, &cancel.part(), started)?
                }
                Kind::Tested(tested) => {
                    let compiler = self.limits(Limits::compiler());
                    let run = TestedRun { grader: self, exercise, tested, answer, tell, compiler };
                    run.grade(&scratch, &cancel.part(), started)?
                }
            };
            if !report.verdict.passed() {
                // A full disk says nothing about the answer, whichever stage it hindered.
                scratch.has_room()?;
            }
            Ok(report)
        });
        match report {
            _ if cancel.is_cancelled() => None,
            Ok(report) => {
                if let Some((verdicts, key)) = known {
                    verdicts.keep(&key, &report);
                }
                Some(report)
            }
            Err(error) => {
                let verdict = Verdict::GraderError(error.verdict()?);
                Some(report_of(exercise, &answer.shown, verdict, started.elapsed()))
            }
        }
    }

    fn key(&self, exercise: &Exercise, answer: &Answer, cancel: &Cancel, tell: Tell<'_>) -> Option<Key> {
        let package = match &exercise.kind {
            Kind::Checked(_) => None,
            // What hinders that is said by the verdict.
            Kind::Tested(tested) => self.package(&tested.root, exercise.name.as_str(), cancel, tell).ok(),
        };
        let Grader { toolchain, kit, .. } = self;
        Question { toolchain, kit, exercise, answer, level: self.level, package: package.as_deref() }.key()
    }

    /// Does beforehand what the first answer to `exercise` would have to wait for: learns how its course builds programs.
    /// What hinders that is said by the verdict.
    pub fn prepare_for(&self, exercise: &Exercise, cancel: &Cancel, tell: Tell<'_>) {
        if let Kind::Tested(tested) = &exercise.kind {
            let _ = self.package(&tested.root, exercise.name.as_str(), cancel, tell);
        }
    }

    /// How the rustlings course in `root` builds its programs, of which `program` is one.
    pub(super) fn package(
        &self,
        root: &Path,
        program: &str,
        cancel: &Cancel,
        tell: Tell<'_>,
    ) -> Result<Arc<Package>, ToolchainError> {
        let mut known = self.package.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        if let Some(package) = known.as_ref().filter(|package| package.root == root) {
            return Ok(package.clone());
        }
        let building = || tell(Event::Preparing("asking cargo how this course builds its programs".to_owned()));
        let package = Package::learn(&self.cache, &self.toolchain, root, program, cancel, building)?;
        Ok(known.insert(Arc::new(package)).clone())
    }

    fn compiler_limits(&self, checked: &Checked) -> Limits {
        let mut limits = self.limits(Limits::compiler());
        limits.cpu = checked.limits.compile.unwrap_or(limits.cpu);
        limits
    }

    /// Limits on this machine, at this level.
    pub(super) fn limits(&self, limits: Limits) -> Limits {
        Limits { sandboxed: self.level.is_sandboxed(), ..limits.slower(self.kit.slowness) }
    }

    /// For exploring each check of an exercise: time is only the safety net there, so no exercise changes it.
    pub(super) fn exploring_limits(&self, checked: &Checked) -> Limits {
        let overrides = &checked.limits;
        let budgets = checked.explore.checks.iter().map(|(_, exploring)| exploring.budget.schedules());
        let mut limits = self.limits(Limits::exploring(budgets.max().unwrap_or_default()));
        limits.memory_bytes = overrides.memory_bytes.unwrap_or(limits.memory_bytes);
        limits.output_bytes = overrides.output_bytes.unwrap_or(limits.output_bytes);
        limits
    }

    /// For one check of an exercise.
    pub(super) fn check_limits(&self, overrides: &LimitOverrides) -> Limits {
        let mut limits = self.limits(Limits::check());
        limits.cpu = overrides.cpu.unwrap_or(limits.cpu);
        limits.quiet = overrides.quiet.unwrap_or(limits.quiet);
        limits.wall = overrides.wall.unwrap_or(limits.wall);
        limits.memory_bytes = overrides.memory_bytes.unwrap_or(limits.memory_bytes);
        limits.output_bytes = overrides.output_bytes.unwrap_or(limits.output_bytes);
        limits
    }
}

/// The toolchain that a learner's folder has. In CI it is nobody's to choose by what lies beside an answer; and where what
/// is asked for there cannot be had, the usual one does.
fn toolchain(folder: &Path, level: Level, cache: &Cache, cancel: &Cancel) -> Result<Toolchain, ToolchainError> {
    let usual = || Toolchain::find(cache.root(), cache, cancel);
    match level {
        Level::Ci => usual(),
        Level::Learner => Toolchain::find(folder, cache, cancel).or_else(|error| usual().map_err(|_| error)),
    }
}

fn cancelled() -> GraderError {
    GraderError { message: "the preparation was cancelled".to_owned(), advice: "run it again".to_owned() }
}

/// A report in which no stage has anything to tell.
fn report_of(exercise: &Exercise, shown: &str, verdict: Verdict, duration: Duration) -> Report {
    Report { duration, ..Report::bare(exercise.name.as_str(), shown, verdict) }
}
