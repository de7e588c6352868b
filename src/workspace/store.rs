//! Our own TOML files in `.threadlings/`: read back, changed under the lock, and kept aside when they are damaged.

use std::path::{Path, PathBuf};

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::error::WorkspaceError;
use super::notice::Notice;
use super::progress::Progress;
use super::record::Record;
use super::{Folder, disk};

/// The form of our files. Within it, keys are added and never removed.
const SCHEMA: i64 = 1;

const PROGRESS: &str = "progress";
/// The progress once more, as threadlings wrote it last: who reads it while an answer is checked can tell what the answer did
/// to the other. At any other time it counts for nothing.
const COPY: &str = "progress.copy";
const RECORD: &str = "course";

/// What a file of ours says.
enum ReadBack<T> {
    Missing,
    Whole(T),
    /// It is there, but is no such file; why.
    Damaged(String),
}

impl<T> ReadBack<T> {
    fn whole(self) -> Option<T> {
        match self {
            ReadBack::Whole(content) => Some(content),
            ReadBack::Missing | ReadBack::Damaged(_) => None,
        }
    }
}

impl Folder {
    /// The learner's progress; none yet where nothing was saved. A damaged file is kept aside, and the notice says so.
    ///
    /// # Errors
    /// The file cannot be read, or is from a newer threadlings; or it is damaged and cannot be moved.
    pub fn progress(&self) -> Result<(Progress, Option<Notice>), WorkspaceError> {
        match self.read_back(PROGRESS)? {
            ReadBack::Whole(progress) => Ok((progress, None)),
            ReadBack::Missing => Ok((Progress::default(), None)),
            ReadBack::Damaged(_) => self.change(|_| ()),
        }
    }

    /// Changes the progress, alone: what others save at the same time is not lost. Gives the progress as it is now, and
    /// a notice where a damaged file was kept aside, or one that no threadlings wrote.
    ///
    /// # Errors
    /// As [`Folder::progress`], or it cannot be written; then the last good state stays.
    pub fn change(&self, change: impl FnOnce(&mut Progress)) -> Result<(Progress, Option<Notice>), WorkspaceError> {
        self.change_knowing(None, change)
    }

    /// [`Folder::change`] by somebody who checks an answer, and knows how the progress was left by whoever saved last.
    pub(super) fn change_knowing(
        &self,
        known: Option<&Progress>,
        change: impl FnOnce(&mut Progress),
    ) -> Result<(Progress, Option<Notice>), WorkspaceError> {
        let _lock = disk::lock(&self.data())?;
        let (before, notice) = self.progress_under_lock(known)?;
        let mut progress = before.clone();
        change(&mut progress);
        self.save(&progress)?;
        Ok((progress, notice))
    }

    /// For those who hold the lock: [`Folder::progress`]. While an answer is checked, only what threadlings wrote counts.
    fn progress_under_lock(&self, known: Option<&Progress>) -> Result<(Progress, Option<Notice>), WorkspaceError> {
        if known.is_some() || self.is_checking() {
            let found = match self.read_back(PROGRESS) {
                Ok(ReadBack::Missing) => Some(Progress::default()),
                found => found.ok().and_then(ReadBack::whole),
            };
            let copy = self.read_back(COPY).ok().and_then(ReadBack::whole);
            // Others save too, the file and its copy. Where the two differ, the answer has changed one of them.
            let is_ours = found.is_some() && (found == copy || found.as_ref() == known);
            if let (false, Some(written)) = (is_ours, copy.or(known.cloned())) {
                return Ok((written, Some(self.set_changed_aside()?)));
            }
        }
        let (progress, notice) = self.read_or_set_aside(PROGRESS)?;
        Ok((progress.unwrap_or_default(), notice))
    }

    /// Keeps aside a progress file that no threadlings wrote.
    fn set_changed_aside(&self) -> Result<Notice, WorkspaceError> {
        let path = self.own_file(PROGRESS);
        let mut notice = format!(
            "something else than threadlings changed {} while an answer was checked: it is as it was again",
            self.shown(&path)
        );
        if disk::is_taken(&path) {
            let aside = disk::set_aside(&path, &self.data(), &format!("{PROGRESS}.changed"), "toml")?;
            notice.push_str(&format!(", and what stood there is kept as {}", self.shown(&aside)));
        }
        Ok(Notice(notice))
    }

    /// For those who hold the lock: writes the progress and its copy, where they are not so already.
    fn save(&self, progress: &Progress) -> Result<(), WorkspaceError> {
        let differs = |stem| match self.read_back::<Progress>(stem) {
            Ok(ReadBack::Whole(found)) => found != *progress,
            Ok(ReadBack::Missing) => *progress != Progress::default(),
            Ok(ReadBack::Damaged(_)) | Err(_) => true,
        };
        // In this order: killed in between, whoever checks an answer at the same time finds what was to be saved.
        if differs(COPY) {
            let copy = self.own_file(COPY);
            if copy.is_dir() {
                // An answer's doing: no file takes its name from a folder.
                disk::set_aside(&copy, &self.data(), &format!("{COPY}.changed"), "toml")?;
            }
            disk::write_in_passing(&copy, &text_of(progress))?;
        }
        if differs(PROGRESS) {
            disk::write(&self.own_file(PROGRESS), &text_of(progress))?;
        }
        Ok(())
    }

    /// The progress where the file is whole; else none, and nothing is done about it.
    pub(super) fn progress_where_whole(&self) -> Result<Progress, WorkspaceError> {
        Ok(match self.read_back(PROGRESS)? {
            ReadBack::Whole(progress) => progress,
            ReadBack::Missing | ReadBack::Damaged(_) => Progress::default(),
        })
    }

    /// For those who hold the lock: what the folder knows of its course. A damaged file is kept aside.
    pub(super) fn record_under_lock(&self) -> Result<(Option<Record>, Option<Notice>), WorkspaceError> {
        self.read_or_set_aside(RECORD)
    }

    /// What the folder knows of its course, where that is whole.
    pub(super) fn record(&self) -> Result<Option<Record>, WorkspaceError> {
        Ok(match self.read_back(RECORD)? {
            ReadBack::Whole(record) => Some(record),
            ReadBack::Missing | ReadBack::Damaged(_) => None,
        })
    }

    /// For those who hold the lock: saves what the folder knows of its course.
    pub(super) fn write_record(&self, record: &Record) -> Result<(), WorkspaceError> {
        disk::write(&self.own_file(RECORD), &text_of(record))
    }

    fn read_or_set_aside<T: DeserializeOwned>(
        &self,
        stem: &str,
    ) -> Result<(Option<T>, Option<Notice>), WorkspaceError> {
        let reason = match self.read_back(stem)? {
            ReadBack::Missing => return Ok((None, None)),
            ReadBack::Whole(content) => return Ok((Some(content), None)),
            ReadBack::Damaged(reason) => reason,
        };
        let path = self.own_file(stem);
        let aside = disk::set_aside(&path, &self.data(), &format!("{stem}.damaged"), "toml")?;
        let notice = format!(
            "{} is damaged and begins anew; the old file is kept as {} ({reason})",
            self.shown(&path),
            self.shown(&aside),
        );
        Ok((None, Some(Notice(notice))))
    }

    fn read_back<T: DeserializeOwned>(&self, stem: &str) -> Result<ReadBack<T>, WorkspaceError> {
        let path = self.own_file(stem);
        match disk::standing(&path)? {
            disk::Standing::Nothing => Ok(ReadBack::Missing),
            disk::Standing::Other => Ok(ReadBack::Damaged("it is no regular file".to_owned())),
            disk::Standing::File(bytes) => parse(&path, bytes),
        }
    }

    fn own_file(&self, stem: &str) -> PathBuf {
        self.data().join(format!("{stem}.toml"))
    }
}

fn text_of(content: &impl Serialize) -> Vec<u8> {
    let text = toml::to_string(content).expect("our own types hold nothing that TOML has no form for");
    format!("schema = {SCHEMA}\n{text}").into_bytes()
}

fn parse<T: DeserializeOwned>(path: &Path, bytes: Vec<u8>) -> Result<ReadBack<T>, WorkspaceError> {
    let Ok(text) = String::from_utf8(bytes) else {
        return Ok(ReadBack::Damaged("it is not UTF-8".to_owned()));
    };
    let table: toml::Table = match text.parse() {
        Ok(table) => table,
        Err(fault) => return Ok(ReadBack::Damaged(fault.message().to_owned())),
    };
    match table.get("schema").and_then(toml::Value::as_integer) {
        Some(SCHEMA) => {}
        Some(schema) if schema > SCHEMA => return Err(WorkspaceError::Newer { path: path.to_owned(), schema }),
        // An empty file ends here too.
        _ => return Ok(ReadBack::Damaged("it says no `schema = 1`".to_owned())),
    }
    Ok(match table.try_into() {
        Ok(content) => ReadBack::Whole(content),
        Err(fault) => ReadBack::Damaged(fault.message().to_owned()),
    })
}

#[cfg(test)]
mod tests;
