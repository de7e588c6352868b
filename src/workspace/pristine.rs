//! The text each file was given with, and the way back to it.

use std::path::{Path, PathBuf};

use super::Folder;
use super::disk::{self, Standing};
use super::error::WorkspaceError;
use crate::course::{Exercise, Kind};

impl Folder {
    /// Puts the exercise's file back as the course gives it. What stood there, file or not, is moved to
    /// `.threadlings/kept/NAME-1.rs` (`-2` …), and the path there is returned; `None` when there was nothing to keep:
    /// no file, or the pristine text. Progress is not touched: see [`super::Progress::forget`].
    ///
    /// # Errors
    /// The course gives no text, as a rustlings course; or the folder cannot be written: then the learner's text is where it was, or in `.threadlings/kept/`.
    pub fn reset(&self, exercise: &Exercise) -> Result<Option<PathBuf>, WorkspaceError> {
        let Kind::Checked(checked) = &exercise.kind else {
            return Err(WorkspaceError::NotGiven { path: exercise.path() });
        };
        let _lock = disk::lock(&self.data())?;
        let path = self.answer_path(exercise);
        let pristine = checked.unsolved.as_bytes();
        // What cannot be read can still be moved: no error here.
        if matches!(disk::standing(&path), Ok(Standing::File(bytes)) if bytes == pristine) {
            return Ok(None);
        }
        path.parent().into_iter().for_each(disk::sweep);
        // On the disk before anything moves: a full disk is noticed while the answer is still in its place.
        let mut waiting = Some(disk::prepare(&path, pristine)?);
        let mut kept = None;
        // An editor may save between the two steps; then that text is kept as well.
        while let Some(prepared) = waiting {
            if disk::is_taken(&path) {
                kept = Some(self.keep(&path, exercise.name.as_str(), "rs")?);
            }
            waiting = prepared.appear()?;
        }
        self.set_given(&format!("{}.rs", exercise.name), pristine)?;
        Ok(kept)
    }

    /// Moves `path` to `.threadlings/kept/`, under the first free number.
    pub(super) fn keep(&self, path: &Path, stem: &str, extension: &str) -> Result<PathBuf, WorkspaceError> {
        disk::set_aside(path, &self.data().join("kept"), stem, extension)
    }

    /// The text that a file was given with; none where the course has not given it.
    pub(super) fn given(&self, key: &str) -> Result<Option<Vec<u8>>, WorkspaceError> {
        Ok(match disk::standing(&self.given_path(key))? {
            Standing::File(bytes) => Some(bytes),
            Standing::Nothing | Standing::Other => None,
        })
    }

    /// Remembers the text that a file was given with.
    pub(super) fn set_given(&self, key: &str, text: &[u8]) -> Result<(), WorkspaceError> {
        if self.given(key)?.as_deref() == Some(text) {
            return Ok(());
        }
        disk::write(&self.given_path(key), text)
    }

    fn given_path(&self, key: &str) -> PathBuf {
        self.data().join("given").join(key)
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::workspace::sample;

    fn kept(folder: &Folder) -> Vec<(String, String)> {
        let mut kept: Vec<_> = fs::read_dir(folder.data().join("kept"))
            .unwrap()
            .map(|entry| entry.unwrap())
            .map(|entry| {
                (entry.file_name().into_string().unwrap(), fs::read_to_string(entry.path()).unwrap_or_default())
            })
            .collect();
        kept.sort();
        kept
    }

    fn names(dir: &Path) -> Vec<String> {
        let mut names: Vec<_> =
            fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn the_old_text_is_kept_every_time() {
        let dir = tempfile::tempdir().unwrap();
        let course = sample::course();
        let (folder, _) = Folder::create(dir.path(), &course).unwrap();
        let exercise = &course.exercises[1];
        let answer = folder.answer_path(exercise);
        for (number, mine) in [(1, "fn main() { one() }"), (2, "fn main() { two() }")] {
            fs::write(&answer, mine).unwrap();
            let place = folder.data().join(format!("kept/locks1-{number}.rs"));
            assert_eq!(folder.reset(exercise).unwrap(), Some(place));
            assert_eq!(fs::read_to_string(&answer).unwrap(), sample::unsolved(exercise));
        }
        assert_eq!(folder.reset(exercise).unwrap(), None);
        assert_eq!(
            kept(&folder),
            [
                ("locks1-1.rs".to_owned(), "fn main() { one() }".to_owned()),
                ("locks1-2.rs".to_owned(), "fn main() { two() }".to_owned()),
            ]
        );
        assert_eq!(names(answer.parent().unwrap()), ["locks1.rs", "locks2.rs"]);
    }

    #[test]
    fn a_missing_file_comes_back_and_its_directory_too() {
        let dir = tempfile::tempdir().unwrap();
        let course = sample::course();
        let (folder, _) = Folder::create(dir.path(), &course).unwrap();
        fs::remove_dir_all(dir.path().join("exercises")).unwrap();
        assert_eq!(folder.reset(&course.exercises[0]).unwrap(), None);
        assert_eq!(
            fs::read_to_string(folder.answer_path(&course.exercises[0])).unwrap(),
            sample::unsolved(&course.exercises[0])
        );
    }

    #[cfg(unix)]
    #[test]
    fn a_directory_a_fifo_and_a_link_to_nowhere_are_moved_aside() {
        let dir = tempfile::tempdir().unwrap();
        let course = sample::course();
        let (folder, _) = Folder::create(dir.path(), &course).unwrap();
        let exercise = &course.exercises[0];
        let answer = folder.answer_path(exercise);
        let strange: [fn(&Path); 3] = [
            |path| fs::create_dir_all(path.join("inside")).unwrap(),
            |path| rustix::fs::mknodat(rustix::fs::CWD, path, rustix::fs::FileType::Fifo, 0o600.into(), 0).unwrap(),
            |path| std::os::unix::fs::symlink("nowhere", path).unwrap(),
        ];
        for (number, make) in (1..).zip(strange) {
            fs::remove_file(&answer).unwrap();
            make(&answer);
            let place = folder.data().join(format!("kept/spawn1-{number}.rs"));
            assert_eq!(folder.reset(exercise).unwrap(), Some(place.clone()));
            assert!(fs::symlink_metadata(place).is_ok());
            assert_eq!(fs::read_to_string(&answer).unwrap(), sample::unsolved(exercise));
        }
    }
}
