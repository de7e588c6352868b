//! Which folder is meant: from the working directory upward.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use toml::de::DeTable;

use super::error::WorkspaceError;
use super::{DATA, Folder};

/// What a search upward has found first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// A learner's folder.
    Folder(Folder),
    /// A course's own folder (a clone of the repository); the learner's folder is `learn/` in it, made or not.
    Clone(PathBuf),
}

/// Searches from `from` upward for a learner's folder or a course's own; the nearer one wins, and in one directory the
/// learner's.
///
/// # Errors
/// The system does not let us look at a directory's entries.
pub fn search(from: &Path) -> Result<Option<Found>, WorkspaceError> {
    for dir in absolute(from)?.ancestors() {
        if let Some(folder) = Folder::at(dir)? {
            return Ok(Some(Found::Folder(folder)));
        }
        if is_course(dir) {
            return Ok(Some(Found::Clone(dir.to_owned())));
        }
    }
    Ok(None)
}

/// The first directory from `from` upward that is a course's own: its `info.toml` has a `[threadlings]` table.
pub fn clone_of_course(from: &Path) -> Option<PathBuf> {
    let from = std::path::absolute(from).ok()?;
    from.ancestors().find(|dir| is_course(dir)).map(Path::to_owned)
}

impl Folder {
    /// The first directory from `from` upward that has `.threadlings/`.
    ///
    /// # Errors
    /// The system does not let us look at a directory's entries.
    pub fn find(from: &Path) -> Result<Option<Folder>, WorkspaceError> {
        for dir in absolute(from)?.ancestors() {
            if let Some(folder) = Folder::at(dir)? {
                return Ok(Some(folder));
            }
        }
        Ok(None)
    }

    /// The learner's folder whose root is exactly `root`, if that is one.
    ///
    /// # Errors
    /// The system does not let us look at it.
    pub fn at(root: &Path) -> Result<Option<Folder>, WorkspaceError> {
        let root = absolute(root)?;
        let data = root.join(DATA);
        match fs::metadata(&data) {
            Ok(metadata) if metadata.is_dir() => Ok(Some(Folder { root })),
            Ok(_) => Ok(None),
            Err(error) if is_elsewhere(error.kind()) => Ok(None),
            Err(error) => Err(WorkspaceError::io("read", &data)(error)),
        }
    }
}

/// Whether `dir` is a course's own folder. An `info.toml` with faults counts too: they are to be shown, not passed by.
pub(super) fn is_course(dir: &Path) -> bool {
    let path = dir.join("info.toml");
    if !path.is_file() {
        return false;
    }
    let Ok(bytes) = fs::read(path) else { return false };
    let text = String::from_utf8_lossy(&bytes);
    let (table, _faults) = DeTable::parse_recoverable(&text);
    table.get_ref().contains_key("threadlings")
}

pub(super) fn absolute(path: &Path) -> Result<PathBuf, WorkspaceError> {
    std::path::absolute(path).map_err(WorkspaceError::io("find", path))
}

/// A directory above us that may not be searched is none of ours: we could not have got below a folder of ours.
fn is_elsewhere(kind: io::ErrorKind) -> bool {
    matches!(kind, io::ErrorKind::NotFound | io::ErrorKind::NotADirectory | io::ErrorKind::PermissionDenied)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(files: &[(&str, &str)]) -> tempfile::TempDir {
        let dir = tempfile::tempdir().unwrap();
        for (path, text) in files {
            let path = dir.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        dir
    }

    const INFO: &str = "[threadlings]\nformat = 1\n";

    #[test]
    fn the_nearer_of_clone_and_learners_folder_wins() {
        let dir = tree(&[
            ("clone/info.toml", INFO),
            ("clone/exercises/a/a.rs", ""),
            ("clone/learn/.threadlings/lock", ""),
            ("clone/learn/exercises/a/a.rs", ""),
        ]);
        let clone = dir.path().join("clone");
        let learn = Folder { root: clone.join("learn") };
        assert_eq!(search(&clone.join("exercises/a")).unwrap(), Some(Found::Clone(clone.clone())));
        assert_eq!(search(&clone.join("learn/exercises/a")).unwrap(), Some(Found::Folder(learn.clone())));
        assert_eq!(Folder::find(&clone.join("learn/exercises")).unwrap(), Some(learn));
        assert_eq!(clone_of_course(&clone.join("learn/exercises")), Some(clone));
    }

    #[test]
    fn a_broken_info_toml_of_ours_is_still_a_clone_and_one_of_rustlings_is_not() {
        let dir = tree(&[
            ("broken/info.toml", "nonsense = = 1\n[threadlings]\nformat = \n"),
            ("rustlings/info.toml", "format_version = 1\n"),
        ]);
        let broken = dir.path().join("broken");
        assert_eq!(clone_of_course(&broken), Some(broken));
        assert_eq!(clone_of_course(&dir.path().join("rustlings")), None);
        assert_eq!(search(&dir.path().join("rustlings")).unwrap(), None);
    }

    #[test]
    fn a_file_named_like_our_directory_is_no_folder() {
        let dir = tree(&[(".threadlings", "")]);
        assert_eq!(Folder::at(dir.path()).unwrap(), None);
    }
}
