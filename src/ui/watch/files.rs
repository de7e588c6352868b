//! The answer's file: noticed when it changes, and read without ever hanging.
//!
//! Directories are watched, never files: an editor saves by renaming another file over the answer, or moves it away and
//! writes it anew, and a watch on the file would stay with the old one. A directory can be replaced as well, and so can
//! a link on the way to it; so after every event all watches are set again, from the top down, and only *then* the file
//! is read. What happens before a watch is set is seen by the reading, what happens after it by the watch.

use std::io;
use std::mem;
use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;

use notify::event::{AccessKind, AccessMode};
use notify::{ErrorKind, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use super::model::{Event, Identity, Snapshot};
use super::way::Way;
use crate::grade::{Answer, Unreadable};

/// Who notices that a file changes.
pub(super) struct Files {
    /// None where the file is looked at again and again instead.
    watcher: Option<RecommendedWatcher>,
    /// The learner's folder.
    root: PathBuf,
    /// What is looked after in it.
    answer: PathBuf,
    /// The directories that are watched for its sake.
    directories: Vec<PathBuf>,
}

impl Files {
    /// Looks after nothing yet in the learner's folder `root`.
    ///
    /// # Errors
    /// When the system gives no more watches; [`Files::polled`] needs none.
    pub(super) fn watched(root: &Path, events: Sender<Event>) -> notify::Result<Files> {
        // Events name what they are about without links.
        let ours = root.canonicalize().unwrap_or_else(|_| root.to_owned()).join(".threadlings");
        let watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
            if concerns(&event, &ours) {
                let _ = events.send(Event::FileChanged);
            }
        })?;
        Ok(Files { watcher: Some(watcher), root: root.to_owned(), ..Files::polled() })
    }

    /// For file systems that tell nothing: whoever uses it reads the file again and again.
    pub(super) fn polled() -> Files {
        Files { watcher: None, root: PathBuf::new(), answer: PathBuf::new(), directories: Vec::new() }
    }

    /// Whether the file must be read again and again.
    pub(super) fn is_polled(&self) -> bool {
        self.watcher.is_none()
    }

    /// Looks after `answer` from the next [`Files::rearm`] on, and no longer after another one.
    pub(super) fn look_after(&mut self, answer: &Path) {
        answer.clone_into(&mut self.answer);
    }

    /// Sets every watch again. A directory that is not there is seen when it is made: its parent is watched.
    ///
    /// # Errors
    /// When the system gives no watch on a directory that is there.
    pub(super) fn rearm(&mut self) -> notify::Result<()> {
        let Some(watcher) = &mut self.watcher else { return Ok(()) };
        let before = mem::take(&mut self.directories);
        let mut result = Ok(());
        for directory in Way::to(&self.answer, &self.root) {
            if self.directories.contains(&directory) {
                continue;
            }
            let _ = watcher.unwatch(&directory);
            match watcher.watch(&directory, RecursiveMode::NonRecursive) {
                Err(error) if !is_away(&error) => {
                    result = Err(error);
                    break;
                }
                Err(_) | Ok(()) => self.directories.push(directory),
            }
        }
        for directory in before.iter().filter(|directory| !self.directories.contains(directory)) {
            let _ = watcher.unwatch(directory);
        }
        result
    }
}

/// Whether there is nothing to be watched.
fn is_away(error: &notify::Error) -> bool {
    match &error.kind {
        ErrorKind::PathNotFound => true,
        ErrorKind::Io(error) => matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory),
        _ => false,
    }
}

/// Why there are no watches to be had, and where to look.
pub(super) fn why_no_watches(error: &notify::Error) -> String {
    match &error.kind {
        ErrorKind::MaxFilesWatch => "it has no more watches to give: see fs.inotify.max_user_watches".to_owned(),
        ErrorKind::Io(error) if is_of_too_many(error) => format!("{error}: see fs.inotify.max_user_instances"),
        _ => error.to_string(),
    }
}

/// Whether it says that a process has as many watchers as it may.
#[cfg(unix)]
fn is_of_too_many(error: &io::Error) -> bool {
    rustix::io::Errno::from_io_error(error) == Some(rustix::io::Errno::MFILE)
}

#[cfg(not(unix))]
fn is_of_too_many(_: &io::Error) -> bool {
    false
}

/// Whether an event may be about the answer: something changed in a directory on the way to it.
fn concerns(event: &notify::Result<notify::Event>, ours: &Path) -> bool {
    let Ok(event) = event else { return true };
    match event.kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write)) => {}
        // Reading changes nothing, and we read ourselves.
        EventKind::Access(_) => return false,
        _ => {}
    }
    // The grader's own notes change with every verdict; their coming and going says nothing about the answer.
    let theirs = |path: &PathBuf| !path.starts_with(ours);
    event.need_rescan() || event.paths.is_empty() || event.paths.iter().any(theirs)
}

/// What stands at `path`, called `shown` in messages: which text, and the text itself where it is one that can be graded.
/// Two texts that cannot be graded for the same reason are the same: so is what is said of them.
pub(super) fn read(path: &Path, shown: &str) -> (Snapshot, Option<Answer>) {
    match Answer::read(path, shown) {
        Ok(answer) => {
            let identity = Identity(blake3::hash(answer.text.as_bytes()).to_hex().to_string());
            (Snapshot::Found(identity), Some(answer))
        }
        Err(Unreadable::Missing(_)) => (Snapshot::Missing, None),
        Err(why) => (Snapshot::Found(Identity(why.to_string())), None),
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::sync::mpsc::{self, Receiver};
    use std::time::{Duration, Instant};

    use super::*;

    struct Watched {
        folder: tempfile::TempDir,
        answer: PathBuf,
        files: Files,
        events: Receiver<Event>,
    }

    fn watched() -> Watched {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("learn");
        let answer = root.join("exercises/05_locks/locks1.rs");
        fs::create_dir_all(answer.parent().unwrap()).unwrap();
        fs::write(&answer, "first").unwrap();
        let (sender, events) = mpsc::channel();
        let mut files = Files::watched(&root, sender).unwrap();
        files.look_after(&answer);
        files.rearm().unwrap();
        Watched { folder, answer, files, events }
    }

    impl Watched {
        /// What the watcher's loop does: after each event sets the watches again and reads, until it reads `expected`.
        fn sees(&mut self, expected: &str) {
            let limit = Instant::now() + Duration::from_secs(20);
            loop {
                let left = limit.saturating_duration_since(Instant::now());
                self.events.recv_timeout(left).unwrap_or_else(|_| panic!("`{expected}` was never seen"));
                self.files.rearm().unwrap();
                if read(&self.answer, "x").1.is_some_and(|answer| answer.text == expected) {
                    return;
                }
            }
        }

        /// Takes the events that are still on their way, and the watches as after them.
        fn settle(&mut self) {
            while self.events.recv_timeout(Duration::from_millis(50)).is_ok() {
                self.files.rearm().unwrap();
            }
        }
    }

    #[test]
    fn a_save_in_place_is_seen() {
        let mut watched = watched();
        fs::write(&watched.answer, "second").unwrap();
        watched.sees("second");
    }

    #[test]
    fn a_save_by_rename_is_seen_each_time() {
        let mut watched = watched();
        for text in ["second", "third"] {
            let new = watched.answer.with_extension("tmp");
            fs::write(&new, text).unwrap();
            fs::rename(&new, &watched.answer).unwrap();
            watched.sees(text);
        }
    }

    #[test]
    fn a_save_through_a_backup_file_is_seen() {
        let mut watched = watched();
        fs::rename(&watched.answer, watched.answer.with_extension("rs~")).unwrap();
        fs::write(&watched.answer, "second").unwrap();
        watched.sees("second");
    }

    #[test]
    fn directories_removed_and_made_again_are_seen_at_every_depth() {
        let mut watched = watched();
        let learn = watched.folder.path().join("learn");
        let depths = [learn.join("exercises/05_locks"), learn.join("exercises"), learn];
        for (at, directory) in depths.iter().enumerate() {
            fs::remove_dir_all(directory).unwrap();
            watched.settle();
            fs::create_dir_all(watched.answer.parent().unwrap()).unwrap();
            fs::write(&watched.answer, format!("again {at}")).unwrap();
            watched.sees(&format!("again {at}"));
            // It is the new directory that is looked after now.
            watched.settle();
            fs::write(&watched.answer, format!("once more {at}")).unwrap();
            watched.sees(&format!("once more {at}"));
        }
    }

    #[test]
    fn reading_the_answer_is_no_event_and_neither_is_our_own_progress() {
        let mut watched = watched();
        let ours = watched.folder.path().join("learn/.threadlings");
        fs::create_dir(&ours).unwrap();
        watched.settle();
        fs::write(ours.join("progress.toml"), "schema = 1").unwrap();
        read(&watched.answer, "x");
        watched.files.rearm().unwrap();
        // An event that must come shows that none came before it.
        assert!(watched.events.recv_timeout(Duration::from_millis(100)).is_err());
        fs::write(&watched.answer, "second").unwrap();
        watched.sees("second");
    }

    #[test]
    fn what_is_no_text_has_an_identity_and_no_answer() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        rustix::fs::mknodat(rustix::fs::CWD, at("pipe"), rustix::fs::FileType::Fifo, 0o600.into(), 0).unwrap();
        fs::create_dir(at("directory")).unwrap();
        fs::write(at("long"), vec![b'x'; (1 << 20) + 1]).unwrap();
        for name in ["pipe", "directory", "long"] {
            let (snapshot, answer) = read(&at(name), name);
            assert!(matches!(snapshot, Snapshot::Found(_)) && answer.is_none(), "{name}: {snapshot:?}");
        }
        assert_eq!(read(&at("absent"), "x"), (Snapshot::Missing, None));
        assert_eq!(read(&at("long").join("x.rs"), "x"), (Snapshot::Missing, None));
    }

    #[test]
    fn equal_bytes_have_equal_identities() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        for (name, text) in [("a", "same"), ("b", "same"), ("c", "other")] {
            fs::write(at(name), text).unwrap();
        }
        assert_eq!(read(&at("a"), "x"), read(&at("b"), "x"));
        assert_ne!(read(&at("a"), "x").0, read(&at("c"), "x").0);
    }
}
