//! The learner's folder: found, made, brought up to date; progress; pristine copies. Nobody else writes there.
//!
//! ```text
//! Cargo.toml README.md .gitignore   so that an editor understands the exercises
//! exercises/CHAPTER/NAME.rs         the learner's answers
//! .threadlings/course.toml          which course, and what of it has arrived here
//! .threadlings/progress.toml        what is done, which hints were shown
//! .threadlings/progress.copy.toml   the same, so that it is noticed when an answer changes it
//! .threadlings/given/               the text each file was given with: what differs from it is the learner's
//! .threadlings/traces/NAME.json    the run that an exercise failed in last
//! .threadlings/kept/                what `reset` took away; never overwritten
//! .threadlings/lock                 held while any of this is written
//! .threadlings/checks               shared by those who check an answer
//! ```
//!
//! Every file appears whole: a temporary file, fsync, rename. `kill -9` leaves the old text or the new one, and
//! [`Folder::update`] goes on where it was interrupted.

mod checking;
mod create;
mod disk;
mod error;
mod layout;
mod notice;
mod pristine;
mod progress;
mod record;
#[cfg(test)]
pub(crate) mod sample;
mod search;
mod store;
mod trace;
mod update;

use std::path::{Path, PathBuf};

use crate::course::Exercise;

pub use checking::Checking;
pub use error::WorkspaceError;
pub use notice::Notice;
pub use progress::{Hint, Progress};
pub use search::{Found, clone_of_course, search};
pub use trace::Trace;

/// Where our own files stand in a learner's folder.
const DATA: &str = ".threadlings";

/// A learner's folder: a directory with `.threadlings/` in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folder {
    root: PathBuf,
}

impl Folder {
    /// The directory itself, absolute.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Where the learner's answer to `exercise` stands.
    pub fn answer_path(&self, exercise: &Exercise) -> PathBuf {
        self.root.join(exercise.path())
    }

    /// The same, relative to the folder, as it is shown: `exercises/05_locks/locks1.rs`.
    pub fn shown_path(&self, exercise: &Exercise) -> String {
        exercise.path()
    }

    /// The folder's own files.
    fn data(&self) -> PathBuf {
        self.root.join(DATA)
    }

    /// A path in this folder as it is shown: relative to the root where it is below it.
    fn shown(&self, path: &Path) -> String {
        path.strip_prefix(&self.root).unwrap_or(path).display().to_string()
    }
}
