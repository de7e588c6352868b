//! Where a course is read from: the binary, or a folder.

use std::borrow::Cow;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::PathBuf;

use super::{Text, builtin};

/// Where a course stands. Paths in it are relative to its root, with `/` between their parts: `checks/05_locks`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// The course that travels in the binary.
    Embedded,
    /// A folder with an `info.toml`.
    Folder(PathBuf),
}

/// Why a text of a course could not be read.
#[derive(Debug, thiserror::Error)]
pub enum SourceError {
    /// Nothing stands at that path.
    #[error("failed to read {path}: there is no such file")]
    Missing {
        /// The path, as it is shown.
        path: String,
    },
    /// A folder, a FIFO or the like.
    #[error("failed to read {path}: it is no regular file")]
    NotAFile {
        /// The path, as it is shown.
        path: String,
    },
    /// It is no text.
    #[error("failed to read {path}: line {line} is not UTF-8")]
    NotUtf8 {
        /// The path, as it is shown.
        path: String,
        /// The first line that is not, from 1.
        line: u32,
    },
    /// The system said no.
    #[error("failed to read {path}: {error}")]
    Io {
        /// The path, as it is shown.
        path: String,
        /// What the system said.
        #[source]
        error: io::Error,
    },
}

impl Source {
    /// Whether known answers come with the course: they are for its authors, who have it in a folder.
    pub fn has_attempts(&self) -> bool {
        matches!(self, Source::Folder(_))
    }

    /// The text of a file.
    ///
    /// # Errors
    /// When it is missing, no regular file, not UTF-8, or cannot be read.
    pub fn text(&self, path: &str) -> Result<Text, SourceError> {
        let bytes = match self {
            Source::Embedded => builtin::bytes(path).ok_or_else(|| SourceError::Missing { path: self.shown(path) })?,
            Source::Folder(root) => Cow::Owned(self.read(path, &root.join(path))?),
        };
        let not_utf8 = |valid: &[u8]| SourceError::NotUtf8 {
            path: self.shown(path),
            line: 1 + u32::try_from(valid.iter().filter(|byte| **byte == b'\n').count()).unwrap_or(u32::MAX - 1),
        };
        match bytes {
            Cow::Borrowed(bytes) => match str::from_utf8(bytes) {
                Ok(text) => Ok(Cow::Borrowed(text)),
                Err(error) => Err(not_utf8(&bytes[..error.valid_up_to()])),
            },
            Cow::Owned(bytes) => match String::from_utf8(bytes) {
                Ok(text) => Ok(Cow::Owned(text)),
                Err(error) => Err(not_utf8(&error.as_bytes()[..error.utf8_error().valid_up_to()])),
            },
        }
    }

    fn read(&self, path: &str, place: &std::path::Path) -> Result<Vec<u8>, SourceError> {
        let failed = |error: io::Error| match error.kind() {
            ErrorKind::NotFound | ErrorKind::NotADirectory => SourceError::Missing { path: self.shown(path) },
            _ => SourceError::Io { path: self.shown(path), error },
        };
        // Asked before it is opened: a FIFO would never open.
        if !fs::metadata(place).map_err(failed)?.is_file() {
            return Err(SourceError::NotAFile { path: self.shown(path) });
        }
        fs::read(place).map_err(failed)
    }

    /// The names of the files and folders directly in a folder, sorted; none when there is no such folder.
    ///
    /// Names that begin with a dot are left out: editors and systems put them everywhere.
    pub fn names(&self, dir: &str) -> Vec<String> {
        let mut names: Vec<String> = match self {
            Source::Embedded => {
                let inside = format!("{dir}/");
                let paths = builtin::paths().iter();
                let parts = paths.filter_map(|path| Some(path.strip_prefix(&inside)?.split('/').next()?.to_owned()));
                parts.collect()
            }
            Source::Folder(root) => match fs::read_dir(root.join(dir)) {
                Ok(entries) => {
                    entries.filter_map(|entry| Some(entry.ok()?.file_name().to_string_lossy().into_owned())).collect()
                }
                Err(_) => Vec::new(),
            },
        };
        names.retain(|name| !name.starts_with('.'));
        names.sort();
        names.dedup();
        names
    }

    /// Whether a folder stands at that path.
    pub fn is_folder(&self, path: &str) -> bool {
        match self {
            Source::Embedded => {
                let inside = format!("{path}/");
                builtin::paths().iter().any(|path| path.starts_with(&inside))
            }
            Source::Folder(root) => root.join(path).is_dir(),
        }
    }

    /// The path as it is shown to people: one that they can open from where they are.
    pub fn shown(&self, path: &str) -> String {
        match self {
            Source::Embedded => path.to_owned(),
            Source::Folder(root) if root.as_os_str().is_empty() || root.as_os_str() == "." => path.to_owned(),
            Source::Folder(root) => root.join(path).display().to_string(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_says_what_it_cannot_read() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        fs::create_dir(root.join("checks")).unwrap();
        fs::write(root.join("latin1.rs"), b"// one\n// caf\xe9\n").unwrap();
        fs::write(root.join("checks/b.rs"), "").unwrap();
        fs::write(root.join("checks/a.rs"), "fn main() {}").unwrap();
        fs::write(root.join("checks/.a.rs.swp"), "").unwrap();
        let source = Source::Folder(root.to_owned());

        assert_eq!(source.text("checks/a.rs").unwrap(), "fn main() {}");
        assert_eq!(source.names("checks"), ["a.rs", "b.rs"]);
        assert_eq!(source.names("solutions"), [""; 0]);
        assert!(source.is_folder("checks") && !source.is_folder("checks/a.rs") && !source.is_folder("solutions"));
        let said = ["checks", "checks/a.rs/c.rs", "info.toml", "latin1.rs"]
            .map(|path| source.text(path).unwrap_err().to_string().replace(&source.shown(""), "COURSE/"));
        assert_eq!(
            said,
            [
                "failed to read COURSE/checks: it is no regular file",
                "failed to read COURSE/checks/a.rs/c.rs: there is no such file",
                "failed to read COURSE/info.toml: there is no such file",
                "failed to read COURSE/latin1.rs: line 2 is not UTF-8",
            ]
        );
    }

    #[test]
    fn a_course_where_one_stands_has_short_paths() {
        assert_eq!(Source::Folder(".".into()).shown("info.toml"), "info.toml");
        assert_eq!(Source::Folder("my/course".into()).shown("info.toml"), "my/course/info.toml");
        assert_eq!(Source::Embedded.shown("info.toml"), "info.toml");
    }
}
