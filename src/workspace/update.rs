//! A course arrives in a learner's folder, the first time and whenever the binary brings another version of it.
//!
//! What differs from the text it was given with is the learner's, and is never overwritten. Each step can be
//! interrupted: the next update finds what has arrived, and goes on.

use std::path::{Component, Path};

use super::Folder;
use super::disk::{self, Standing};
use super::error::WorkspaceError;
use super::layout::{self, GivenFile, Role};
use super::notice::Notice;
use super::record::Record;
use crate::course::Course;

/// What became of one file.
enum Arrival {
    /// It was not there.
    Added,
    /// The learner had not touched it.
    Replaced,
    /// Nothing to do: it is as the course has it, or the learner's own, and the course has nothing new for it.
    Same,
    /// It is the learner's own and has been left; the course has another text than the one it was given with.
    Theirs {
        /// The text that it was given with; none where it was there before the course came.
        given: Option<Vec<u8>>,
    },
}

/// What an update will have said at its end.
#[derive(Default)]
struct Said {
    added: Vec<String>,
    replaced: Vec<String>,
    notices: Vec<Notice>,
}

impl Folder {
    /// Brings the folder up to date with `course`: new exercises are added, untouched ones replaced, edited ones kept
    /// with the new text beside them, removed ones kept, the manifest written again. Cheap when nothing has changed.
    /// To be called before anything else is done in a folder.
    ///
    /// # Errors
    /// The folder is another course's, or cannot be read or written; what has not arrived then, arrives the next time.
    pub fn update(&self, course: &Course) -> Result<Vec<Notice>, WorkspaceError> {
        let files = layout::files(course);
        let digest = layout::digest(course, &files);
        if self.is_current(self.record()?.as_ref(), course, &digest)? {
            return Ok(Vec::new());
        }
        let _lock = disk::lock(&self.data())?;
        let (record, damaged) = self.record_under_lock()?;
        // Another process may have done it while we waited for the lock.
        if self.is_current(record.as_ref(), course, &digest)? {
            return Ok(Vec::new());
        }
        let mut said = Said { notices: damaged.into_iter().collect(), ..Said::default() };
        if let Some(record) = &record {
            self.follow_moves(record, course, &mut said)?;
        }
        disk::sweep(&self.data().join("given"));
        for file in &files {
            self.root.join(&file.path).parent().into_iter().for_each(disk::sweep);
            match self.bring(file)? {
                Arrival::Same => {}
                Arrival::Added if file.role == Role::Exercise => said.added.push(file.path.clone()),
                Arrival::Replaced if file.role == Role::Exercise => said.replaced.push(file.path.clone()),
                Arrival::Added | Arrival::Replaced => {}
                Arrival::Theirs { given } => said.notices.extend(self.leave(file, given)?),
            }
        }
        self.say_the_rest(record.as_ref(), course, &mut said)?;
        self.write_record(&Record::new(course, digest))?;
        Ok(said.notices)
    }

    /// Whether the folder has this version of the course already.
    fn is_current(&self, record: Option<&Record>, course: &Course, digest: &str) -> Result<bool, WorkspaceError> {
        match record {
            None => Ok(false),
            Some(record) if record.id == course.id => Ok(record.digest == digest),
            Some(record) => Err(WorkspaceError::OtherCourse {
                root: self.root.clone(),
                found: record.id.clone(),
                asked: course.id.clone(),
            }),
        }
    }

    /// An exercise that now stands in another chapter: the learner's file goes along.
    fn follow_moves(&self, record: &Record, course: &Course, said: &mut Said) -> Result<(), WorkspaceError> {
        for exercise in &course.exercises {
            let new = exercise.path();
            let Some(old) = record.exercises.get(exercise.name.as_str()) else { continue };
            let (from, to) = (self.root.join(old), self.root.join(&new));
            if *old == new || !stays_inside(old) || !disk::is_taken(&from) || disk::is_taken(&to) {
                continue;
            }
            disk::rename(&from, &to)?;
            if let Some(chapter) = from.parent() {
                disk::remove_if_empty(chapter);
            }
            said.notices.push(Notice(format!("{old} is now {new}, as in the course")));
        }
        Ok(())
    }

    /// Brings one file, unless it is the learner's own.
    fn bring(&self, file: &GivenFile<'_>) -> Result<Arrival, WorkspaceError> {
        let path = self.root.join(&file.path);
        let new = file.text.as_bytes();
        let given = self.given(&file.key)?;
        match disk::standing(&path)? {
            Standing::Nothing => {
                // In this order: a file that is there without a given text would be taken for the learner's.
                self.set_given(&file.key, new)?;
                match disk::prepare(&path, new)?.appear()? {
                    None if given.is_none() => Ok(Arrival::Added),
                    None => Ok(Arrival::Replaced),
                    // It came into being a moment ago, so it is not ours.
                    Some(_) => Ok(Arrival::Theirs { given }),
                }
            }
            Standing::File(bytes) if bytes == new => {
                self.set_given(&file.key, new)?;
                Ok(Arrival::Same)
            }
            Standing::File(bytes) if Some(&bytes) == given.as_ref() => {
                // In this order: interrupted in between, the file is as the course has it, and is known again as such.
                let prepared = disk::prepare(&path, new)?;
                // Writing takes time: whoever has saved meanwhile has edited it.
                if !matches!(disk::standing(&path)?, Standing::File(still) if still == bytes) {
                    return Ok(Arrival::Theirs { given });
                }
                prepared.replace()?;
                self.set_given(&file.key, new)?;
                Ok(Arrival::Replaced)
            }
            _ if given.as_deref() == Some(new) => Ok(Arrival::Same),
            _ => Ok(Arrival::Theirs { given }),
        }
    }

    /// What is done about a file that is the learner's own.
    fn leave(&self, file: &GivenFile<'_>, given: Option<Vec<u8>>) -> Result<Option<Notice>, WorkspaceError> {
        let path = &file.path;
        let notice = match (file.role, given) {
            (Role::Exercise, given) => {
                let beside = self.put_beside(file, given.as_deref())?;
                self.set_given(&file.key, file.text.as_bytes())?;
                match given {
                    Some(_) => format!(
                        "{path} has changed in the course, but you have edited it: yours stays, the new text is in {beside}"
                    ),
                    None => format!("{path} was there already: it stays, the course's text is in {beside}"),
                }
            }
            (Role::Manifest, Some(_)) => {
                let kept = self.keep(&self.root.join(path), "Cargo", "toml")?;
                self.set_given(&file.key, file.text.as_bytes())?;
                disk::write(&self.root.join(path), file.text.as_bytes())?;
                format!("{path} was written again for the new exercises; yours is kept as {}", self.shown(&kept))
            }
            (Role::Manifest, None) => {
                format!("{path} was there already and stays: rust-analyzer knows only the exercises that it names")
            }
            (Role::Furniture, None) => {
                // From now on it counts as given and edited: it is said once.
                self.set_given(&file.key, file.text.as_bytes())?;
                format!("{path} was there already and stays")
            }
            (Role::Furniture, Some(_)) => return Ok(None),
        };
        Ok(Some(Notice(notice)))
    }

    /// Puts the course's text beside the learner's, as `NAME.new.rs` (no exercise can have that name), and says where.
    /// Such a file of an earlier update is replaced, unless the learner has edited it.
    fn put_beside(&self, file: &GivenFile<'_>, given: Option<&[u8]>) -> Result<String, WorkspaceError> {
        let stem = file.path.strip_suffix(".rs").unwrap_or(&file.path);
        let new = file.text.as_bytes();
        let mut number = 1;
        loop {
            let beside = if number == 1 { format!("{stem}.new.rs") } else { format!("{stem}.new-{number}.rs") };
            let path = self.root.join(&beside);
            match disk::standing(&path)? {
                Standing::File(bytes) if bytes == new => return Ok(beside),
                Standing::File(bytes) if Some(bytes.as_slice()) == given => {
                    disk::write(&path, new)?;
                    return Ok(beside);
                }
                Standing::Nothing => {
                    if disk::prepare(&path, new)?.appear()?.is_none() {
                        return Ok(beside);
                    }
                }
                Standing::File(_) | Standing::Other => number += 1,
            }
        }
    }

    /// What is said in one sentence for many exercises: new ones, replaced ones, removed ones, those open again.
    fn say_the_rest(&self, before: Option<&Record>, course: &Course, said: &mut Said) -> Result<(), WorkspaceError> {
        // In a new folder everything is new, and its exercises are no news.
        let Some(before) = before else { return Ok(()) };
        if !said.added.is_empty() {
            said.notices.push(Notice(format!("new in the course: {}", some_of(&said.added))));
        }
        if !said.replaced.is_empty() {
            let replaced = some_of(&said.replaced);
            said.notices.push(Notice(format!("changed in the course, and not yet edited by you: {replaced}")));
        }
        for (name, path) in &before.exercises {
            if course.exercise(name).is_none() && stays_inside(path) && disk::is_taken(&self.root.join(path)) {
                said.notices.push(Notice(format!("{name} is no longer in the course; your {path} stays")));
            }
        }
        // Whoever asks for the progress next is told of a damaged file.
        let open_again = some_of(&self.progress_where_whole()?.passed_at_other_checks(course));
        if !open_again.is_empty() {
            said.notices.push(Notice(format!("open again, because what verifies it has changed: {open_again}")));
        }
        Ok(())
    }
}

/// A few of many in a sentence; nothing of none.
fn some_of(all: &[impl AsRef<str>]) -> String {
    const FEW: usize = 4;
    let shown = if all.len() > FEW + 1 { FEW } else { all.len() };
    let names: Vec<&str> = all[..shown].iter().map(AsRef::as_ref).collect();
    let more = if shown < all.len() { format!(" and {} more", all.len() - shown) } else { String::new() };
    format!("{}{more}", names.join(", "))
}

/// Whether a path that a file told us leads into the folder.
fn stays_inside(path: &str) -> bool {
    Path::new(path).components().all(|part| matches!(part, Component::Normal(_)))
}

#[cfg(test)]
mod tests;
