//! What is taught: `info.toml` as written → all its faults at once → a [`Course`] that is always valid.

pub mod attempt;
pub mod builtin;
pub mod checkfile;
mod checkrules;
mod exercise;
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
mod rustlings;
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
pub use exercise::{Checked, Exercise, HintFor, Kind, Tested};
pub use expectation::{Expectation, WaitsFor};
pub use explore::Explore;
pub use fault::{CourseFaults, Fault};
pub use limits::LimitOverrides;
pub use misuse::{Case, Mark};
pub use name::{ExerciseName, NameError};
pub use source::{Source, SourceError};

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
    /// In the order in which they are taught. Only a rustlings course may have none.
    pub chapters: Vec<Chapter>,
    /// In the order in which they are taught; never empty.
    pub exercises: Vec<Exercise>,
    /// What is said to those who begin; empty where the course says nothing.
    pub welcome: String,
    /// What is said once all exercises have passed; empty where the course says nothing.
    pub farewell: String,
}

/// A folder of exercises.
#[derive(Clone, Debug)]
pub struct Chapter {
    /// The folder's name, under `exercises/`, `solutions/` and `checks/`: `05_locks`.
    pub dir: String,
    /// What it is called on the screen: `Locks`.
    pub title: String,
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
        let checked = self.exercises.iter_mut().filter_map(Exercise::checked_mut);
        let checks = checked.flat_map(|checked| &mut checked.explore.checks);
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
