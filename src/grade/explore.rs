//! A program of the learner's own on its way: looked at with the real std, compiled with ours, each function explored.

use std::thread;
use std::time::Instant;

use super::compile as checked;
use super::grader::{Grader, Tell};
use super::interleavings::{self, compile, explore, tell_of};
use super::owners::are_counted;
use super::program::Program;
use super::report::{Event, Exploration, Report, Stage};
use super::runtime::{self, Asked, Library};
use crate::exploring::Exploring;
use crate::process::{Cancel, Limits, Line, Told, beside};
use crate::timeline::{Broken, Timeline};
use crate::toolchain::{Aliases, Scratch, Sources, ToolchainError, type_check};
use crate::verdict::{GraderError, Passed, Verdict};

/// The crate's name, whatever the file's is.
const NAME: &str = "program";

/// The check that tells the names of all tests.
const ALL_TESTS: &str = "?";

impl Grader {
    /// Explores each function of `program`; `None` when cancelled.
    pub fn explore(&self, program: &Program, exploring: &Exploring, cancel: &Cancel, tell: Tell<'_>) -> Option<Report> {
        let started = Instant::now();
        let run = Run { grader: self, program, exploring, tell };
        let verdict = self.cache.scratch().and_then(|scratch| {
            let end = run.all(&scratch, &cancel.part())?;
            if !end.0.passed() {
                // A full disk says nothing about the program.
                scratch.has_room()?;
            }
            Ok(end)
        });
        let (verdict, exploration) = match verdict {
            _ if cancel.is_cancelled() => return None,
            Ok(end) => end,
            Err(error) => (Verdict::GraderError(error.verdict()?), None),
        };
        let bare = Report::bare("", &program.answer.shown, verdict);
        Some(Report { exploration, duration: started.elapsed(), ..bare })
    }
}

struct Run<'r> {
    grader: &'r Grader,
    program: &'r Program,
    exploring: &'r Exploring,
    tell: Tell<'r>,
}

/// What is said of a program that cannot be explored.
fn cannot(why: String, advice: String) -> (Verdict, Option<Exploration>) {
    let error = GraderError { message: format!("the program cannot be explored: {why}"), advice };
    (Verdict::GraderError(error), Some(Exploration::Not(why)))
}

impl Run<'_> {
    fn all(&self, scratch: &Scratch, cancel: &Cancel) -> Result<(Verdict, Option<Exploration>), ToolchainError> {
        if let Some(interleavings::Outcome::Not { why, advice }) =
            interleavings::impossible([self.exploring].into_iter())
        {
            return Ok(cannot(why, advice));
        }
        let limits = self.grader.limits(Limits::compiler());
        let aliases = Aliases::new()?;
        let natural = self.sources(scratch, "natural", &self.program.answer.text, &aliases)?;
        let instrumented = self.sources(scratch, "instrumented", &self.program.instrumented(&aliases), &aliases)?;
        let tell = |done: &str| (self.tell)(Event::Preparing(done.to_owned()));
        let interleave = match self.grader.explorer(cancel, &tell) {
            Ok(interleave) => interleave,
            Err(Some(error)) => return Ok((Verdict::GraderError(error), None)),
            Err(None) => return Err(ToolchainError::cancelled()),
        };
        (self.tell)(Event::StageStarted(Stage::Compile));
        // What the real std says of the program is natural; what ours says is not for the learner.
        let pointless = cancel.part();
        let (refused, library) = thread::scope(|scope| {
            let compile = || compile(self.grader, &interleave, scratch, &instrumented, &limits, &pointless);
            let library = beside(scope, compile)?;
            let refused = self.refused(scratch, &natural, &limits, cancel);
            if !matches!(refused, Ok(None)) {
                pointless.cancel();
            }
            Ok::<_, ToolchainError>((refused, library.join()))
        })?;
        if let Some(verdict) = refused? {
            return Ok((verdict, None));
        }
        match library? {
            Ok(library) => self.functions(scratch, library, cancel),
            Err(interleavings::Outcome::Not { why, advice }) => Ok(cannot(why, advice)),
            Err(interleavings::Outcome::Done(_)) => Err(ToolchainError::cancelled()),
        }
    }

    fn sources(&self, scratch: &Scratch, name: &str, text: &str, aliases: &Aliases) -> Result<Sources, ToolchainError> {
        let (folder, file) = self.program.answer.shown_parts();
        let directory = scratch.folder(name)?;
        scratch.write(format!("{name}/{file}"), text)?;
        Ok(Sources {
            file: directory.join(file),
            name: NAME.to_owned(),
            shown: vec![(directory, folder.to_owned())],
            edition: self.program.edition,
            tests: self.program.has_tests(),
            forbidden: self.grader.level.forbidden(false),
            aliases: aliases.clone(),
        })
    }

    /// The verdict of a compiler that refuses the program.
    fn refused(
        &self,
        scratch: &Scratch,
        sources: &Sources,
        limits: &Limits,
        cancel: &Cancel,
    ) -> Result<Option<Verdict>, ToolchainError> {
        let metadata = scratch.path().join("natural.rmeta");
        let done = type_check(&self.grader.toolchain, sources, &metadata, limits.clone(), cancel)?;
        if let Some(verdict) = checked::stopped(&done, &self.program.answer.shown, limits) {
            return Ok(Some(verdict));
        }
        if done.succeeded {
            return Ok(None);
        }
        scratch.has_room()?;
        Ok(Some(checked::does_not_compile(None, done.errors)))
    }

    /// What is explored: of the tests that stand in the text those that the library has (a cfg may take one away), and
    /// then those that only it knows (a macro may make one).
    fn names(
        &self,
        scratch: &Scratch,
        library: &Library,
        limits: &Limits,
        cancel: &Cancel,
    ) -> Result<Vec<String>, ToolchainError> {
        let Program { functions, is_replay, .. } = self.program;
        if !self.program.has_tests() || *is_replay {
            return Ok(functions.clone());
        }
        let asked = [Asked { check: ALL_TESTS, exploring: Some(self.exploring) }];
        let ends = runtime::run_all(self.grader, scratch, library, &asked, limits, |_, _| false, cancel)?;
        let lines = ends.iter().flatten().flat_map(|ended| &ended.lines);
        let there = lines.filter_map(|line| match line {
            Line::Told(Told::Test(name)) => Some(name.clone()),
            _ => None,
        });
        let mut there: Vec<String> = there.collect();
        there.sort();
        let mut names: Vec<String> = functions.iter().filter(|name| there.contains(name)).cloned().collect();
        names.extend(there.into_iter().filter(|name| !functions.contains(name)));
        // A program that does not come to telling its tests has no result in any of them.
        Ok(if names.is_empty() { functions.clone() } else { names })
    }

    fn functions(
        &self,
        scratch: &Scratch,
        library: Library,
        cancel: &Cancel,
    ) -> Result<(Verdict, Option<Exploration>), ToolchainError> {
        (self.tell)(Event::StageStarted(Stage::Interleavings));
        let limits = self.grader.limits(Limits::exploring(self.exploring.budget.schedules()));
        let names = self.names(scratch, &library, &limits, cancel)?;
        let answer = &self.program.answer;
        let exploring = Exploring { owners: are_counted(&answer.text), ..self.exploring.clone() };
        let checks: Vec<(String, Exploring)> = names.into_iter().map(|name| (name, exploring.clone())).collect();
        let name =
            |timeline: &mut Timeline, broken: &Broken| tell_of(timeline, broken, &[(&answer.shown, &answer.text)]);
        let judged = explore(self.grader, scratch, &library, &checks, &limits, &name, cancel)?;
        let (verdict, _, mut exploration) = interleavings::told(&checks, judged);
        if let Exploration::Done { found: Some(found), .. } = &mut exploration {
            // A run may have none that is short enough.
            if !found.replay.is_empty() {
                found.replay = self.program.replay(&found.check, &found.replay);
            }
        }
        let explored = match &exploration {
            Exploration::Done { explored, .. } => *explored,
            Exploration::Not(_) => None,
        };
        let passed = Verdict::Passed(Passed { checks: checks.len(), cases: 0, explored });
        Ok((verdict.unwrap_or(passed), Some(exploration)))
    }
}
