//! An exercise: what all kinds have in common, and what only some have.

use std::path::PathBuf;

use super::{Attempt, Case, CheckFile, ExerciseName, Expectation, Explore, LimitOverrides, Text};
use crate::digest::Digest;

/// A broken program and all that is known of it.
#[derive(Clone, Debug)]
pub struct Exercise {
    /// Unique in the course; the stem of its file.
    pub name: ExerciseName,
    /// Its chapter's folder; empty where it stands in none, as it may in a rustlings course.
    pub chapter: String,
    /// One line: what it is about. rustlings has no such line: then it is empty.
    pub title: String,
    /// The ladder, from a question to almost the answer; at least three in ours, one in rustlings.
    pub hints: Vec<String>,
    /// Whether clippy's warnings decide.
    pub strict_clippy: bool,
    /// What verifies an answer.
    pub kind: Kind,
}

/// What verifies an answer, and what comes with it.
#[derive(Clone, Debug)]
pub enum Kind {
    /// Checks and compile-fail cases in files of their own, as in our course.
    Checked(Box<Checked>),
    /// The tests in its own text and its `main`, as in rustlings.
    Tested(Tested),
}

/// An exercise that files of their own verify.
#[derive(Clone, Debug)]
pub struct Checked {
    /// Rows of the curriculum that it teaches.
    pub teaches: Vec<u32>,
    /// Whether an answer may hold `unsafe` code at every level.
    pub teaches_unsafe: bool,
    /// What the unsolved file gets.
    pub fails_with: Expectation,
    /// Hints that come first when their diagnosis is at hand.
    pub hints_for: Vec<HintFor>,
    /// Why the solution works; shown after a pass.
    pub lesson: String,
    /// The page of the standard library to read.
    pub link: String,
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
    /// Known answers with the verdict each must get; none where the course comes from the binary.
    pub attempts: Vec<Attempt>,
}

/// An exercise that its own text verifies.
#[derive(Clone, Debug)]
pub struct Tested {
    /// The folder of the course, and of the package that its Cargo.toml describes; absolute.
    pub root: PathBuf,
    /// Whether its tests are run.
    pub test: bool,
    /// Whether the file as it is given passes already, as an introduction does.
    pub is_solved: bool,
    /// One right answer, where the course has it.
    pub solution: Option<Text>,
}

/// A hint for one diagnosis.
#[derive(Clone, Debug)]
pub struct HintFor {
    /// A verdict's word, or an error code: `deadlock`, `E0373`.
    pub diagnosis: String,
    /// The hint.
    pub text: String,
}

impl Exercise {
    /// Where its file stands, relative to a course's or a learner's folder: `exercises/05_locks/deadlock1.rs`.
    pub fn path(&self) -> String {
        self.in_folder("exercises")
    }

    /// Where its solution stands, relative to the course's folder.
    pub fn solution_path(&self) -> String {
        self.in_folder("solutions")
    }

    /// The folder of its checks, cases and attempts, relative to the course's folder.
    pub fn checks_dir(&self) -> String {
        format!("checks/{}/{}", self.chapter, self.name)
    }

    fn in_folder(&self, folder: &str) -> String {
        let between = if self.chapter.is_empty() { "" } else { "/" };
        format!("{folder}/{}{between}{}.rs", self.chapter, self.name)
    }

    /// What verifies it where that is in files of their own.
    pub fn checked(&self) -> Option<&Checked> {
        match &self.kind {
            Kind::Checked(checked) => Some(checked),
            Kind::Tested(_) => None,
        }
    }

    /// The same, to change it.
    pub fn checked_mut(&mut self) -> Option<&mut Checked> {
        match &mut self.kind {
            Kind::Checked(checked) => Some(checked),
            Kind::Tested(_) => None,
        }
    }

    /// One right answer; only a rustlings course may have none.
    pub fn solution(&self) -> Option<&Text> {
        match &self.kind {
            Kind::Checked(checked) => Some(&checked.solution),
            Kind::Tested(tested) => tested.solution.as_ref(),
        }
    }

    /// Whether interleavings of some of its checks are explored.
    pub fn is_explored(&self) -> bool {
        self.checked().is_some_and(|checked| !checked.explore.checks.is_empty())
    }

    /// A digest of everything that verifies an answer: when it changes, a done exercise is open again.
    pub fn checks_digest(&self) -> String {
        let mut digest = Digest::default();
        let strict = if self.strict_clippy { "strict" } else { "advice" };
        match &self.kind {
            Kind::Checked(checked) => {
                digest.add(checked.checks.text.as_bytes());
                for case in &checked.cases {
                    digest.add(&case.name);
                    digest.add(case.text.as_bytes());
                }
                digest.add(strict);
                for (name, exploring) in &checked.explore.checks {
                    digest.add(name);
                    digest.add(exploring.to_string());
                }
            }
            // The rest stands in the answer.
            Kind::Tested(tested) => {
                digest.add(if tested.test { "tests" } else { "main" });
                digest.add(strict);
            }
        }
        digest.hex(32)
    }
}
