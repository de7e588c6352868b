//! What is taught: `info.toml` as written → all its faults at once → a [`Course`] that is always valid.

pub mod attempt;
pub mod builtin;
pub mod checkfile;
mod checkrules;
pub mod expectation;
mod explore;
mod fault;
mod files;
#[cfg(test)]
mod fixture;
mod limits;
mod manifest;
pub mod misuse;
mod name;
pub mod skeleton;
pub mod source;
mod strays;
mod table;
#[cfg(test)]
mod tests;
mod textfile;
mod validate;

use std::borrow::Cow;

pub use attempt::Attempt;
pub use checkfile::{CheckFile, CheckFn, RanBy};
pub use expectation::{Expectation, WaitsFor};
pub use explore::Explore;
pub use fault::{CourseFaults, Fault};
pub use limits::LimitOverrides;
pub use misuse::{Case, Mark};
pub use name::{ExerciseName, NameError};
pub use source::{Source, SourceError};

use crate::digest::Digest;
use crate::exploring::Budget;

/// A text of the course: borrowed from the binary, or read from a folder.
pub type Text = Cow<'static, str>;

/// A course whose parts are all there and fit together.
#[derive(Clone, Debug)]
pub struct Course {
    /// Which course it is, the same over all its versions: `threadlings`.
    pub id: String,
    /// What it is called on the screen.
    pub title: String,
    /// In the order in which they are taught; never empty.
    pub chapters: Vec<Chapter>,
    /// In the order in which they are taught; never empty.
    pub exercises: Vec<Exercise>,
}

/// A folder of exercises.
#[derive(Clone, Debug)]
pub struct Chapter {
    /// The folder's name, under `exercises/`, `solutions/` and `checks/`: `05_locks`.
    pub dir: String,
    /// What it is called on the screen: `Locks`.
    pub title: String,
}

/// A broken program and all that is known of it.
#[derive(Clone, Debug)]
pub struct Exercise {
    /// Unique in the course; the stem of its file.
    pub name: ExerciseName,
    /// Its chapter's folder.
    pub chapter: String,
    /// One line: what it is about.
    pub title: String,
    /// Rows of the curriculum that it teaches.
    pub teaches: Vec<u32>,
    /// What the unsolved file gets.
    pub fails_with: Expectation,
    /// The ladder, from a question to almost the answer; at least three.
    pub hints: Vec<String>,
    /// Hints that come first when their diagnosis is at hand.
    pub hints_for: Vec<HintFor>,
    /// Why the solution works; shown after a pass.
    pub lesson: String,
    /// The page of the standard library to read.
    pub link: String,
    /// Whether clippy's warnings decide.
    pub strict_clippy: bool,
    /// Limits that differ from the grader's own.
    pub limits: LimitOverrides,
    /// Which of its checks are explored, and how.
    pub explore: Explore,
    /// The broken program.
    pub unsolved: Text,
    /// One right answer.
    pub solution: Text,
    /// What verifies an answer at run time.
    pub checks: CheckFile,
    /// What must not compile against an answer; may be empty.
    pub cases: Vec<Case>,
    /// Known answers with the verdict each must get.
    pub attempts: Vec<Attempt>,
}

/// A hint for one diagnosis.
#[derive(Clone, Debug)]
pub struct HintFor {
    /// A verdict's word, or an error code: `deadlock`, `E0373`.
    pub diagnosis: String,
    /// The hint.
    pub text: String,
}

impl Course {
    /// Reads and validates the course in `source`.
    ///
    /// # Errors
    /// All faults of its `info.toml` and its layout at once.
    pub fn load(source: &Source) -> Result<Course, CourseFaults> {
        validate::course(source)
    }

    /// The exercise of that name.
    pub fn exercise(&self, name: &str) -> Option<&Exercise> {
        self.exercises.iter().find(|exercise| exercise.name.as_str() == name)
    }

    /// Gives each check that is explored another budget than its own.
    pub fn explore_with(&mut self, budget: Budget) {
        let checks = self.exercises.iter_mut().flat_map(|exercise| &mut exercise.explore.checks);
        checks.for_each(|(_, exploring)| exploring.budget = budget);
    }

    /// Whether interleavings of some exercise are explored.
    pub fn is_explored(&self) -> bool {
        self.exercises.iter().any(Exercise::is_explored)
    }

    /// The exercises' names nearest to a mistyped one, the best first; empty when none is near.
    pub fn nearest(&self, mistyped: &str) -> Vec<&str> {
        let mut near: Vec<(f64, &str)> = self
            .exercises
            .iter()
            .map(|exercise| (strsim::jaro_winkler(mistyped, exercise.name.as_str()), exercise.name.as_str()))
            .filter(|(likeness, _)| *likeness > 0.7)
            .collect();
        near.sort_by(|a, b| b.0.total_cmp(&a.0));
        near.into_iter().take(3).map(|(_, name)| name).collect()
    }
}

impl Exercise {
    /// Where its file stands, relative to a course's or a learner's folder: `exercises/05_locks/deadlock1.rs`.
    pub fn path(&self) -> String {
        format!("exercises/{}/{}.rs", self.chapter, self.name)
    }

    /// Whether interleavings of some of its checks are explored.
    pub fn is_explored(&self) -> bool {
        !self.explore.checks.is_empty()
    }

    /// Where its solution stands, relative to the course's folder.
    pub fn solution_path(&self) -> String {
        format!("solutions/{}/{}.rs", self.chapter, self.name)
    }

    /// The folder of its checks, cases and attempts, relative to the course's folder.
    pub fn checks_dir(&self) -> String {
        format!("checks/{}/{}", self.chapter, self.name)
    }

    /// A digest of everything that verifies an answer: when it changes, a done exercise is open again.
    pub fn checks_digest(&self) -> String {
        let mut digest = Digest::default();
        digest.add(self.checks.text.as_bytes());
        for case in &self.cases {
            digest.add(&case.name);
            digest.add(case.text.as_bytes());
        }
        digest.add(if self.strict_clippy { "strict" } else { "advice" });
        for (name, exploring) in &self.explore.checks {
            digest.add(name);
            digest.add(exploring.to_string());
        }
        digest.hex(32)
    }
}
