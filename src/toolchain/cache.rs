//! The folder where this machine's builds stand, one for all learner's folders, and scratch folders that vanish.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use etcetera::BaseStrategy;
use tempfile::TempDir;

use super::ToolchainError;
use super::removal::{open, remove};

/// Names the folder explicitly.
const VARIABLE: &str = "THREADLINGS_CACHE";

/// The cache's folder.
#[derive(Clone, Debug)]
pub struct Cache {
    root: PathBuf,
}

impl Cache {
    /// `THREADLINGS_CACHE`, or `threadlings` in the user's cache directory.
    ///
    /// # Errors
    /// When there is no such directory and it cannot be made.
    pub fn find() -> Result<Cache, ToolchainError> {
        let root = match std::env::var_os(VARIABLE) {
            Some(path) => std::path::absolute(PathBuf::from(path)),
            None => etcetera::choose_base_strategy()
                .map(|strategy| strategy.cache_dir().join("threadlings"))
                .map_err(std::io::Error::other),
        };
        let root = root.map_err(|error| {
            ToolchainError::io(format!("find the user's cache directory (set {VARIABLE} to name one)"), error)
        })?;
        Cache::at(root)
    }

    /// The cache in this folder, made if need be.
    ///
    /// # Errors
    /// When it cannot be made.
    pub fn at(root: PathBuf) -> Result<Cache, ToolchainError> {
        let cache = Cache { root };
        cache.folder("scratch")?;
        Ok(cache)
    }

    /// The cache's own path.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// A folder in the cache, made if need be.
    ///
    /// # Errors
    /// When it cannot be made.
    pub fn folder(&self, name: impl AsRef<Path>) -> Result<PathBuf, ToolchainError> {
        let path = self.root.join(name);
        fs::create_dir_all(&path).map_err(|error| ToolchainError::io(format!("make {}", path.display()), error))?;
        Ok(path)
    }

    /// A new empty folder that vanishes with the value. Those of graders that were killed are swept away.
    ///
    /// # Errors
    /// When it cannot be made, or not be written.
    pub fn scratch(&self) -> Result<Scratch, ToolchainError> {
        let all = self.folder("scratch")?;
        sweep(&all);
        let failed = |error| ToolchainError::io(format!("make a folder in {}", all.display()), error);
        let folder = tempfile::Builder::new().prefix("answer-").tempdir_in(&all).map_err(failed)?;
        let lock = lock_file(folder.path()).map_err(failed)?;
        lock.lock().map_err(failed)?;
        Ok(Scratch { folder: folder.keep(), _lock: lock, asks_for_room: Mutex::new(()) })
    }
}

/// A folder that vanishes with the value.
#[derive(Debug)]
pub struct Scratch {
    folder: PathBuf,
    /// Held for as long as the folder is in use.
    _lock: File,
    /// Held by whoever asks for room: each would take the other's away.
    asks_for_room: Mutex<()>,
}

impl Scratch {
    /// Its path.
    pub fn path(&self) -> &Path {
        &self.folder
    }

    /// Opens it again to its user, where a program has closed it.
    pub fn open(&self) {
        open(&self.folder);
    }

    /// A folder in it, made if need be.
    ///
    /// # Errors
    /// When it cannot be made.
    pub fn folder(&self, name: &str) -> Result<PathBuf, ToolchainError> {
        let path = self.path().join(name);
        fs::create_dir_all(&path).map_err(|error| ToolchainError::io(format!("make {}", path.display()), error))?;
        Ok(path)
    }

    /// A new folder in it whose name nobody can guess.
    ///
    /// # Errors
    /// When it cannot be made.
    pub fn nameless_folder(&self) -> Result<PathBuf, ToolchainError> {
        let made = tempfile::Builder::new().prefix("").rand_bytes(32).tempdir_in(self.path());
        let failed = |error| ToolchainError::io(format!("make a folder in {}", self.path().display()), error);
        // It vanishes with the rest.
        made.map(TempDir::keep).map_err(failed)
    }

    /// The same, one level further down: what a program does to the folder above its own happens to no other program's.
    ///
    /// # Errors
    /// When it cannot be made.
    pub fn folder_for_a_run(&self) -> Result<PathBuf, ToolchainError> {
        let path = self.nameless_folder()?.join("run");
        fs::create_dir(&path).map_err(|error| ToolchainError::io(format!("make {}", path.display()), error))?;
        Ok(path)
    }

    /// Writes a file in it.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn write(&self, name: impl AsRef<Path>, text: &str) -> Result<PathBuf, ToolchainError> {
        let path = self.path().join(name);
        fs::write(&path, text).map_err(|error| ToolchainError::io(format!("write {}", path.display()), error))?;
        Ok(path)
    }

    /// Whether there is room: a compiler that fails on a full disk says nothing about the answer.
    ///
    /// # Errors
    /// When a file of 4 MiB cannot be written.
    pub fn has_room(&self) -> Result<(), ToolchainError> {
        const ENOUGH: usize = 4 << 20;
        let _alone = self.asks_for_room.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        // What a program has closed is not full.
        self.open();
        let path = self.path().join("room");
        let written = fs::write(&path, vec![0; ENOUGH]);
        let removed = fs::remove_file(&path);
        written.and(removed).map_err(|error| ToolchainError::io(format!("write {}", path.display()), error))
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // What cannot be removed now is tried again by the next grader.
        let _ = remove(&self.folder);
    }
}

/// The file whose lock says that a scratch folder is in use.
fn lock_file(folder: &Path) -> std::io::Result<File> {
    // For both, because for one of them a FIFO that a program has put there would never open.
    File::options().create(true).read(true).write(true).truncate(false).open(folder.join(".in-use"))
}

/// Removes scratch folders that nobody holds any more.
fn sweep(all: &Path) {
    /// A folder may be younger than its lock; one that is older and not held is nobody's.
    const YOUNG: std::time::Duration = std::time::Duration::from_secs(60);
    let Ok(entries) = fs::read_dir(all) else { return };
    for entry in entries.flatten() {
        let old = |metadata: fs::Metadata| metadata.modified().ok()?.elapsed().ok();
        let is_old = entry.metadata().ok().and_then(old).is_some_and(|age| age > YOUNG);
        if !is_old {
            continue;
        }
        // A program may have closed it, and its grader been killed.
        open(&entry.path());
        if lock_file(&entry.path()).is_ok_and(|lock| lock.try_lock().is_ok()) {
            // Another grader may be faster.
            let _ = remove(&entry.path());
        }
    }
}
