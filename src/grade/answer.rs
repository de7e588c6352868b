//! The snapshot: what stood in the learner's file at one moment, or why rustc could not have read it.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// The largest answer, in bytes.
const MAX_BYTES: u64 = 1 << 20;

/// An answer's text and what its file is called in messages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    pub text: String,
    /// The file's path as it is shown: `exercises/05_locks/locks1.rs`.
    pub shown: String,
}

/// Why there is no answer to grade.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    #[error("there is no file {0}")]
    Missing(String),
    #[error("{0} is not a regular file")]
    NotRegular(String),
    #[error("{0} is larger than 1 MiB")]
    TooLarge(String),
    #[error("{path} is not UTF-8: the byte 0x{byte:02x} on line {line} does not belong there")]
    NotUtf8 { path: String, byte: u8, line: usize },
    #[error("{path} cannot be read: {why}")]
    Failed { path: String, why: String },
}

impl Answer {
    /// Reads the file at `path`, called `shown` in messages. A FIFO, a device or a folder is not opened for reading.
    ///
    /// # Errors
    /// Why it could not be read; the learner's affair, a verdict.
    pub fn read(path: &Path, shown: &str) -> Result<Answer, Unreadable> {
        let shown = shown.to_owned();
        let failed = |error: io::Error| match error.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Unreadable::Missing(shown.clone()),
            _ => Unreadable::Failed { path: shown.clone(), why: error.to_string() },
        };
        if !std::fs::metadata(path).map_err(failed)?.is_file() {
            return Err(Unreadable::NotRegular(shown));
        }
        let mut file = open(path).map_err(failed)?;
        if !file.metadata().map_err(failed)?.is_file() {
            return Err(Unreadable::NotRegular(shown));
        }
        let mut bytes = Vec::new();
        (&mut file).take(MAX_BYTES + 1).read_to_end(&mut bytes).map_err(failed)?;
        if bytes.len() as u64 > MAX_BYTES {
            return Err(Unreadable::TooLarge(shown));
        }
        match String::from_utf8(bytes) {
            Ok(text) => Ok(Answer { text, shown }),
            Err(error) => {
                let good = error.utf8_error().valid_up_to();
                let bytes = error.into_bytes();
                let line = bytes[..good].iter().filter(|&&byte| byte == b'\n').count() + 1;
                Err(Unreadable::NotUtf8 { path: shown, byte: bytes[good], line })
            }
        }
    }

    /// The same for a file of somebody who may have put a link there: where it leads out of `folder`, or out of its own
    /// folder if it stands elsewhere, it is no regular file.
    ///
    /// # Errors
    /// Why it could not be read; a verdict.
    pub fn read_within(folder: &Path, path: &Path, shown: &str) -> Result<Answer, Unreadable> {
        let folder = if path.starts_with(folder) { folder } else { path.parent().unwrap_or(folder) };
        // The working directory has no name in a path that begins there.
        let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        match (folder.canonicalize(), path.canonicalize()) {
            (Ok(folder), Ok(file)) if !file.starts_with(&folder) => Err(Unreadable::NotRegular(shown.to_owned())),
            (_, Ok(file)) => Answer::read(&file, shown),
            (_, Err(_)) => Answer::read(path, shown),
        }
    }

    /// The folder and the name of the file as they are shown.
    pub(super) fn shown_parts(&self) -> (&str, &str) {
        self.shown.rsplit_once('/').unwrap_or(("", &self.shown))
    }
}

/// Opens a file to read. It may have become a FIFO meanwhile: never wait for a writer.
#[cfg(unix)]
fn open(path: &Path) -> io::Result<File> {
    use rustix::fs::{Mode, OFlags};
    let flags = OFlags::RDONLY | OFlags::NONBLOCK | OFlags::CLOEXEC;
    Ok(File::from(rustix::fs::open(path, flags, Mode::empty())?))
}

/// Opens a file to read. What would make one wait has no path in a folder here.
#[cfg(windows)]
fn open(path: &Path) -> io::Result<File> {
    File::open(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(make: impl FnOnce(&Path)) -> String {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("locks1.rs");
        make(&path);
        match Answer::read(&path, "exercises/locks1.rs") {
            Ok(answer) => answer.text,
            Err(why) => why.to_string(),
        }
    }

    #[test]
    fn a_link_that_leads_out_is_no_file() {
        let folder = tempfile::tempdir().unwrap();
        let inside = folder.path().join("course/exercises");
        std::fs::create_dir_all(&inside).unwrap();
        std::fs::write(inside.join("locks1.rs"), "fn main() {}").unwrap();
        std::fs::write(folder.path().join("secret"), "secret").unwrap();
        for (link, target) in [("in", "exercises/locks1.rs"), ("out", "../secret"), ("nowhere", "gone"), ("up", "..")] {
            std::os::unix::fs::symlink(target, folder.path().join("course").join(link)).unwrap();
        }
        let root = folder.path().join("course");
        let read = |path: &str| match Answer::read_within(&root, &root.join(path), path) {
            Ok(answer) => answer.text,
            Err(why) => why.to_string(),
        };
        assert_eq!(read("exercises/locks1.rs"), "fn main() {}");
        assert_eq!(read("in"), "fn main() {}");
        assert_eq!(read("out"), "out is not a regular file");
        assert_eq!(read("up/secret"), "up/secret is not a regular file");
        assert_eq!(read("nowhere"), "there is no file nowhere");
        let elsewhere =
            |path: &str| Answer::read_within(&inside, &root.join(path), path).map(|answer| answer.text).ok();
        assert_eq!((elsewhere("in"), elsewhere("out")), (Some("fn main() {}".to_owned()), None));
    }

    #[test]
    fn what_rustc_could_not_read_is_said() {
        assert_eq!(read(|_| ()), "there is no file exercises/locks1.rs");
        assert_eq!(read(|path| std::fs::create_dir(path).unwrap()), "exercises/locks1.rs is not a regular file");
        let fifo = |path: &Path| {
            rustix::fs::mknodat(rustix::fs::CWD, path, rustix::fs::FileType::Fifo, 0o600.into(), 0).unwrap();
        };
        assert_eq!(read(fifo), "exercises/locks1.rs is not a regular file");
        let large = |path: &Path| std::fs::write(path, vec![b' '; 1 + (1 << 20)]).unwrap();
        assert_eq!(read(large), "exercises/locks1.rs is larger than 1 MiB");
        assert_eq!(
            read(|path| std::fs::write(path, b"// one\n// tw\xff\n").unwrap()),
            "exercises/locks1.rs is not UTF-8: the byte 0xff on line 2 does not belong there"
        );
        assert_eq!(read(|path| std::fs::write(path, b"").unwrap()), "");
    }
}
