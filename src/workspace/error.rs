//! Why the learner's folder could not be read or written: each error names the path, and knows what to do about it.

use std::io;
use std::path::{Path, PathBuf};

use crate::verdict::GraderError;

/// What is wrong with the learner's folder. The message completes "failed to …" and names the path.
#[derive(Debug, thiserror::Error)]
pub enum WorkspaceError {
    /// The system refused.
    #[error("failed to {doing} {}: {error}", path.display())]
    Io {
        /// A verb: `read`, `write`, `create`, `lock`, `move`.
        doing: &'static str,
        path: PathBuf,
        error: io::Error,
    },
    /// The folder holds another course than the one that was asked for.
    #[error("failed to open {} as a folder of the course `{asked}`: it belongs to the course `{found}`", root.display())]
    OtherCourse { root: PathBuf, found: String, asked: String },
    /// A file of ours in a form that only a later version knows.
    #[error("failed to read {}: a newer threadlings wrote it (schema {schema})", path.display())]
    Newer { path: PathBuf, schema: i64 },
    /// A learner's folder was to be made where the course itself stands.
    #[error("failed to make a learner's folder in {}: the course itself stands there", root.display())]
    CourseItself { root: PathBuf },
    /// An exercise was to be put back whose text, as it was given, is nowhere kept.
    #[error("failed to put {path} back: a rustlings course keeps no text of it as it was given")]
    NotGiven { path: String },
}

impl WorkspaceError {
    /// What to do about it, in one sentence without a full stop.
    pub fn advice(&self) -> String {
        match self {
            WorkspaceError::Io { error, .. } => advice_for(error.kind()).to_owned(),
            WorkspaceError::OtherCourse { root, found, .. } if found == "rustlings" => {
                format!("put the course's info.toml into {} again, beside its Cargo.toml", root.display())
            }
            WorkspaceError::OtherCourse { .. } => {
                "use the program that made this folder, or `threadlings init DIR` in a new one".to_owned()
            }
            WorkspaceError::NotGiven { path } => {
                format!("run `rustlings reset` with its name, or, where the course is in git, `git restore {path}`")
            }
            WorkspaceError::Newer { .. } => "use the newer threadlings here; nothing was changed".to_owned(),
            WorkspaceError::CourseItself { root } => {
                format!("use {}, or a folder somewhere else", root.join("learn").display())
            }
        }
    }

    /// Turns an [`io::Error`] into one that says what was being done to which path.
    pub(super) fn io(doing: &'static str, path: &Path) -> impl FnOnce(io::Error) -> WorkspaceError {
        let path = path.to_owned();
        move |error| WorkspaceError::Io { doing, path, error }
    }
}

fn advice_for(kind: io::ErrorKind) -> &'static str {
    match kind {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            "make room on that disk and try again; what was saved before is still there"
        }
        io::ErrorKind::ReadOnlyFilesystem => {
            "the folder is on a read-only file system: remount it, or copy the folder to where you can write"
        }
        io::ErrorKind::PermissionDenied => {
            "make the folder and what is in it yours to read and write, or copy it to where you can"
        }
        io::ErrorKind::NotFound => "make the folder again with `threadlings init`; files that are there are kept",
        io::ErrorKind::NotADirectory | io::ErrorKind::IsADirectory | io::ErrorKind::AlreadyExists => {
            "something else stands where a file or a directory of the course belongs: move it away"
        }
        _ => "look after that path and try again; what was saved before is still there",
    }
}

impl From<WorkspaceError> for GraderError {
    fn from(error: WorkspaceError) -> GraderError {
        GraderError { message: error.to_string(), advice: error.advice() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_disk_and_a_read_only_folder_name_the_path_and_say_what_to_do() {
        let full = WorkspaceError::io("write", Path::new("/l/.threadlings/progress.toml"));
        let full = GraderError::from(full(io::Error::from_raw_os_error(28)));
        assert_eq!(
            full,
            GraderError {
                message: "failed to write /l/.threadlings/progress.toml: No space left on device (os error 28)".into(),
                advice: "make room on that disk and try again; what was saved before is still there".into(),
            }
        );
        let read_only = WorkspaceError::io("lock", Path::new("/l/.threadlings/lock"));
        let read_only = GraderError::from(read_only(io::Error::from_raw_os_error(30)));
        assert_eq!(
            read_only,
            GraderError {
                message: "failed to lock /l/.threadlings/lock: Read-only file system (os error 30)".into(),
                advice:
                    "the folder is on a read-only file system: remount it, or copy the folder to where you can write"
                        .into(),
            }
        );
    }
}
