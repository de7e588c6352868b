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
    /// A rustlings course's folder, which is the learner's folder as well.
    Rustlings(PathBuf),
    /// The same, but without the `info.toml` that says what is in it.
    WithoutInfo(PathBuf),
}

/// Searches from `from` upward for a learner's folder or a course's own; the nearer one wins, and in one directory the
/// learner's, unless it is both.
///
/// # Errors
/// The system does not let us look at a directory's entries.
pub fn search(from: &Path) -> Result<Option<Found>, WorkspaceError> {
    for dir in absolute(from)?.ancestors() {
        let info = Info::of(dir);
        if info == Info::Rustlings {
            return Ok(Some(Found::Rustlings(dir.to_owned())));
        }
        if let Some(folder) = Folder::at(dir)? {
            return Ok(Some(Found::Folder(folder)));
        }
        if info == Info::Ours {
            return Ok(Some(Found::Clone(dir.to_owned())));
        }
        if info == Info::Missing && looks_like_rustlings(dir) {
            return Ok(Some(Found::WithoutInfo(dir.to_owned())));
        }
    }
    Ok(None)
}

/// What the `info.toml` of a directory says that it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Info {
    /// A course of ours.
    Ours,
    /// A rustlings course.
    Rustlings,
    /// Something else.
    Other,
    Missing,
}

impl Info {
    /// An `info.toml` with faults counts too: they are to be shown, not passed by.
    fn of(dir: &Path) -> Info {
        let path = dir.join("info.toml");
        if !path.is_file() {
            return Info::Missing;
        }
        let Ok(bytes) = fs::read(path) else { return Info::Other };
        let text = String::from_utf8_lossy(&bytes);
        let (table, _faults) = DeTable::parse_recoverable(&text);
        let has = |key: &str| table.get_ref().contains_key(key);
        if has("threadlings") {
            Info::Ours
        } else if has("format_version") || looks_like_rustlings(dir) {
            Info::Rustlings
        } else {
            Info::Other
        }
    }
}

/// Whether `dir` has what `rustlings init` writes.
fn looks_like_rustlings(dir: &Path) -> bool {
    dir.join("Cargo.toml").is_file() && ["exercises", "solutions"].iter().all(|folder| dir.join(folder).is_dir())
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

/// Whether `dir` is a course's own folder, and no learner's.
pub(super) fn is_course(dir: &Path) -> bool {
    Info::of(dir) == Info::Ours
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
    }

    #[test]
    fn a_rustlings_course_is_a_course_and_a_learners_folder() {
        let folder =
            |name: &str| [format!("{name}/Cargo.toml"), format!("{name}/exercises/a"), format!("{name}/solutions/a")];
        let (course, bare, done) = (folder("course"), folder("bare"), folder("done"));
        let all = [&course, &bare, &done].into_iter().flatten().map(|path| (path.as_str(), ""));
        let infos = [
            ("course/info.toml", "format_version = 1\n"),
            ("done/info.toml", "no toml"),
            ("done/.threadlings/lock", ""),
            ("other/info.toml", "name = \"x\"\n"),
        ];
        let dir = tree(&all.chain(infos).collect::<Vec<_>>());
        let found = |name: &str| search(&dir.path().join(name)).unwrap();
        assert_eq!(found("course/exercises"), Some(Found::Rustlings(dir.path().join("course"))));
        assert_eq!(found("bare"), Some(Found::WithoutInfo(dir.path().join("bare"))));
        assert_eq!(found("done"), Some(Found::Rustlings(dir.path().join("done"))));
        assert_eq!(found("other"), None);
    }

    #[test]
    fn a_file_named_like_our_directory_is_no_folder() {
        let dir = tree(&[(".threadlings", "")]);
        assert_eq!(Folder::at(dir.path()).unwrap(), None);
    }
}
