//! The only code that writes to a learner's folder: one lock, files that appear whole, nothing overwritten unawares.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::error::WorkspaceError;

/// How our temporary files are called.
const TEMPORARY: (&str, &str) = (".threadlings-", ".tmp");
/// Longer files than this are none of ours, and are not read.
const LARGEST_BYTES: u64 = 4 << 20;

/// What stands at a path.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// Nothing at all.
    Nothing,
    /// A regular file (a link to one, too) and its bytes.
    File(Vec<u8>),
    /// A directory, a FIFO, a device, a link to nowhere, or a file too large to be one of ours. Never opened:
    /// a FIFO would make us wait for ever.
    Other,
}

/// Looks at `path`.
pub(super) fn standing(path: &Path) -> Result<Standing, WorkspaceError> {
    let metadata = match fs::metadata(path) {
        Ok(metadata) => metadata,
        Err(_) if is_taken(path) => return Ok(Standing::Other),
        Err(error) if is_absent(&error) => return Ok(Standing::Nothing),
        Err(error) => return Err(WorkspaceError::io("read", path)(error)),
    };
    if !metadata.is_file() || metadata.len() > LARGEST_BYTES {
        return Ok(Standing::Other);
    }
    let mut bytes = Vec::new();
    let read = File::open(path).and_then(|file| file.take(LARGEST_BYTES + 1).read_to_end(&mut bytes));
    match read {
        Ok(_) => Ok(Standing::File(bytes)),
        // Between the two looks an editor replaced it by rename.
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Standing::Nothing),
        Err(error) => Err(WorkspaceError::io("read", path)(error)),
    }
}

/// Whether anything has that name, a link to nowhere included.
pub(super) fn is_taken(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

fn is_absent(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}

/// Waits until nobody else writes to the folder whose `.threadlings/` is `data`, and keeps others out until dropped.
pub(super) fn lock(data: &Path) -> Result<File, WorkspaceError> {
    lock_by(&data.join("lock"), File::lock)
}

/// Says to all who ask [`is_shared`] that an answer is checked in the folder, until dropped.
pub(super) fn share(path: &Path) -> Result<File, WorkspaceError> {
    lock_by(path, File::lock_shared)
}

fn lock_by(path: &Path, lock: fn(&File) -> io::Result<()>) -> Result<File, WorkspaceError> {
    let file = for_locking().create(true).open(path).map_err(WorkspaceError::io("lock", path))?;
    match lock(&file) {
        Ok(()) => Ok(file),
        // Some network file systems have no locks; a learner there still wants to save.
        Err(error) if error.kind() == io::ErrorKind::Unsupported => Ok(file),
        Err(error) => Err(WorkspaceError::io("lock", path)(error)),
    }
}

/// Whether somebody shares the file at `path`.
pub(super) fn is_shared(path: &Path) -> bool {
    for_locking().create(true).open(path).is_ok_and(|file| matches!(file.try_lock(), Err(TryLockError::WouldBlock)))
}

/// How a file is opened for its lock alone. For both, because for one of them a FIFO would never open.
fn for_locking() -> OpenOptions {
    let mut options = File::options();
    options.read(true).write(true).truncate(false);
    options
}

/// Makes `path` and the directories above it.
pub(super) fn make_dir(path: &Path) -> Result<(), WorkspaceError> {
    fs::create_dir_all(path).map_err(WorkspaceError::io("create", path))
}

/// A file that is written and on the disk, but has not appeared under its name yet. Dropped, it is gone.
pub(super) struct Prepared {
    file: NamedTempFile,
    path: PathBuf,
}

/// Writes `bytes` beside `path`, ready to appear there.
pub(super) fn prepare(path: &Path, bytes: &[u8]) -> Result<Prepared, WorkspaceError> {
    let prepared = prepare_in_passing(path, bytes)?;
    prepared.file.as_file().sync_all().map_err(WorkspaceError::io("write", path))?;
    Ok(prepared)
}

/// [`prepare`], but who pulls the plug now may find anything there.
fn prepare_in_passing(path: &Path, bytes: &[u8]) -> Result<Prepared, WorkspaceError> {
    let dir = path.parent().unwrap_or(Path::new("."));
    make_dir(dir)?;
    // Opened here and not by tempfile: its files are for the owner alone, and its errors name the temporary path.
    let file = tempfile::Builder::new()
        .prefix(TEMPORARY.0)
        .suffix(TEMPORARY.1)
        .make_in(dir, |path| File::options().write(true).create_new(true).open(path))
        .map_err(WorkspaceError::io("write", path))?;
    file.as_file().write_all(bytes).map_err(WorkspaceError::io("write", path))?;
    Ok(Prepared { file, path: path.to_owned() })
}

impl Prepared {
    /// Takes its name, over whatever file has it.
    pub(super) fn replace(self) -> Result<(), WorkspaceError> {
        self.file.persist(&self.path).map_err(|fault| WorkspaceError::io("write", &self.path)(fault.error))?;
        Ok(())
    }

    /// Takes its name unless something has it; then it is given back.
    pub(super) fn appear(self) -> Result<Option<Prepared>, WorkspaceError> {
        let Prepared { file, path } = self;
        match file.persist_noclobber(&path) {
            Ok(_) => Ok(None),
            Err(fault) if fault.error.kind() == io::ErrorKind::AlreadyExists => {
                Ok(Some(Prepared { file: fault.file, path }))
            }
            Err(fault) => Err(WorkspaceError::io("write", &path)(fault.error)),
        }
    }
}

/// Writes a file over whatever file has its name.
pub(super) fn write(path: &Path, bytes: &[u8]) -> Result<(), WorkspaceError> {
    prepare(path, bytes)?.replace()
}

/// [`write`] for what can be done without after the plug was pulled: it does not wait for the disk.
pub(super) fn write_in_passing(path: &Path, bytes: &[u8]) -> Result<(), WorkspaceError> {
    prepare_in_passing(path, bytes)?.replace()
}

/// For those who hold the lock: removes what a threadlings that was killed had not given its name yet.
pub(super) fn sweep(dir: &Path) {
    for entry in fs::read_dir(dir).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let is_ours = name.to_str().is_some_and(|name| name.starts_with(TEMPORARY.0) && name.ends_with(TEMPORARY.1));
        if is_ours {
            // It harms nobody where it stays.
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// Removes the file at `path`, if there is one.
pub(super) fn remove(path: &Path) -> Result<(), WorkspaceError> {
    match fs::remove_file(path) {
        Err(error) if !is_absent(&error) => Err(WorkspaceError::io("remove", path)(error)),
        _ => Ok(()),
    }
}

/// Moves what stands at `from`, whatever it is, to `to`, where nothing may stand yet.
pub(super) fn rename(from: &Path, to: &Path) -> Result<(), WorkspaceError> {
    if let Some(dir) = to.parent() {
        make_dir(dir)?;
    }
    fs::rename(from, to).map_err(WorkspaceError::io("move", from))
}

/// Moves what stands at `path` to the first free one of `dir/STEM-1.EXT`, `dir/STEM-2.EXT` …, and says where it is now.
pub(super) fn set_aside(path: &Path, dir: &Path, stem: &str, extension: &str) -> Result<PathBuf, WorkspaceError> {
    let mut number = 1;
    let free = loop {
        let candidate = dir.join(format!("{stem}-{number}.{extension}"));
        if !is_taken(&candidate) {
            break candidate;
        }
        number += 1;
    };
    rename(path, &free)?;
    Ok(free)
}

/// Removes a directory that has become empty; one that holds anything stays.
pub(super) fn remove_if_empty(dir: &Path) {
    // The system refuses when something is in it, which is what is wanted; an empty directory left over harms nobody.
    let _ = fs::remove_dir(dir);
}
