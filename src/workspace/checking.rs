//! While an answer is checked: it runs with all that the learner may do, so what only threadlings writes is looked after.

use std::fs::File;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use super::error::WorkspaceError;
use super::notice::Notice;
use super::progress::Progress;
use super::{Folder, disk};

/// An answer of the folder is checked, for as long as this lives. Progress is changed through it: then what the answer does
/// to the progress file is undone.
#[derive(Debug)]
pub struct Checking<'f> {
    folder: &'f Folder,
    /// The progress as this process knows it, in case that all files are changed.
    known: Mutex<Progress>,
    /// Tells others that somebody checks.
    _shared: File,
}

impl Folder {
    /// To be called before an answer of this folder is checked. The notice is as in [`Folder::progress`].
    ///
    /// # Errors
    /// As [`Folder::change`].
    pub fn checking(&self) -> Result<(Checking<'_>, Option<Notice>), WorkspaceError> {
        self.sweep()?;
        // So that there is a copy. Before anybody is told: until then what stands there is the learner's own.
        let (progress, notice) = self.change(|_| ())?;
        let _shared = disk::share(&self.checks())?;
        Ok((Checking { folder: self, known: Mutex::new(progress), _shared }, notice))
    }

    /// Removes what was not finished when somebody was killed.
    fn sweep(&self) -> Result<(), WorkspaceError> {
        let _lock = disk::lock(&self.data())?;
        disk::sweep(&self.data());
        disk::sweep(&self.data().join("traces"));
        Ok(())
    }

    /// Whether an answer is checked, by anybody.
    pub(super) fn is_checking(&self) -> bool {
        disk::is_shared(&self.checks())
    }

    fn checks(&self) -> PathBuf {
        self.data().join("checks")
    }
}

impl Checking<'_> {
    /// [`Folder::change`], while an answer is checked and when that is over.
    ///
    /// # Errors
    /// As [`Folder::change`].
    pub fn change(&self, change: impl FnOnce(&mut Progress)) -> Result<(Progress, Option<Notice>), WorkspaceError> {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let (progress, notice) = self.folder.change_knowing(Some(&known), change)?;
        known.clone_from(&progress);
        Ok((progress, notice))
    }

    /// Undoes what the answer may have done, where there is nothing to save.
    ///
    /// # Errors
    /// As [`Folder::change`].
    pub fn end(self) -> Result<Option<Notice>, WorkspaceError> {
        self.change(|_| ()).map(|(_, notice)| notice)
    }
}
