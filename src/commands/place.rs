//! Where we are: which course, and which learner's folder.

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use super::CommandError;
use crate::course::{Course, Exercise, Source, builtin};
use crate::ui::shell::Shell;
use crate::workspace::{Folder, Found, Notice, Progress, clone_of_course, search};

/// The learner's folder inside a course's own folder.
pub(super) const LEARN: &str = "learn";

/// A course and a learner's folder for it.
pub(super) struct Place {
    pub(super) course: Cow<'static, Course>,
    pub(super) folder: Folder,
    /// Whether the folder was made just now.
    pub(super) first_start: bool,
    /// What happened on the way and the learner should know.
    pub(super) notices: Vec<Notice>,
}

impl Place {
    /// Finds the learner's folder from the working directory upward, and brings it up to date. In a course's own folder,
    /// as in a clone of this repository, it is `learn/`, and is made; a rustlings course is its own.
    ///
    /// # Errors
    /// When there is none, when it cannot be read or written, and when the course is at fault.
    pub(super) fn find() -> Result<Place, CommandError> {
        let here = working_directory()?;
        let (root, course) = match search(&here)? {
            Some(Found::Folder(folder)) => (folder.root().to_owned(), course_around(folder.root())?),
            Some(Found::Clone(course)) => (course.join(LEARN), Cow::Owned(Course::load(&Source::Folder(course))?)),
            Some(Found::Rustlings(root)) => (root.clone(), Cow::Owned(Course::load(&Source::Folder(root))?)),
            Some(Found::WithoutInfo(root)) => return Err(without_info(&root)),
            None => {
                return Err(CommandError::Usage(format!(
                    "no course folder in {} or above it; make one with `threadlings init`",
                    here.display()
                )));
            }
        };
        let (folder, first_start, mut notices) = match Folder::at(&root)? {
            Some(folder) => {
                let notices = folder.update(&course)?;
                (folder, false, notices)
            }
            None => {
                let (folder, notices) = Folder::create(&root, &course)?;
                (folder, true, notices)
            }
        };
        if first_start && !course.welcome.is_empty() {
            notices.insert(0, Notice(course.welcome.clone()));
        }
        Ok(Place { course, folder, first_start, notices })
    }

    /// Says what happened on the way.
    pub(super) fn say(&self, shell: &mut Shell) {
        self.notices.iter().for_each(|notice| shell.note(&notice.0));
    }

    /// The learner's progress; what there is to be said of its file is said.
    pub(super) fn progress(&self, shell: &mut Shell) -> Result<Progress, CommandError> {
        let (progress, notice) = self.folder.progress()?;
        notice.iter().for_each(|notice| shell.note(&notice.0));
        Ok(progress)
    }

    /// Changes it; what there is to be said of its file is said.
    pub(super) fn change(
        &self,
        shell: &mut Shell,
        change: impl FnOnce(&mut Progress),
    ) -> Result<Progress, CommandError> {
        let (progress, notice) = self.folder.change(change)?;
        notice.iter().for_each(|notice| shell.note(&notice.0));
        Ok(progress)
    }

    /// The exercise of that name, or the current one.
    pub(super) fn exercise(&self, name: Option<&str>, shell: &mut Shell) -> Result<&Exercise, CommandError> {
        match name {
            Some(name) => find_exercise(&self.course, name),
            None => Ok(self.progress(shell)?.current(&self.course)),
        }
    }

    /// An exercise's file as the learner would open it from the working directory.
    pub(super) fn shown(&self, exercise: &Exercise) -> String {
        let path = self.folder.answer_path(exercise);
        let from_here = working_directory().ok().and_then(|here| path.strip_prefix(here).ok().map(Path::to_owned));
        from_here.map_or_else(|| self.folder.shown_path(exercise), |path| path.display().to_string())
    }
}

/// The course that is meant where none need be: that of the place, or the built-in one.
pub(super) fn course_here() -> Result<Cow<'static, Course>, CommandError> {
    match search(&working_directory()?)? {
        Some(Found::Folder(folder)) => course_around(folder.root()),
        Some(Found::Clone(course) | Found::Rustlings(course)) => Ok(Cow::Owned(Course::load(&Source::Folder(course))?)),
        Some(Found::WithoutInfo(root)) => Err(without_info(&root)),
        None => built_in(),
    }
}

/// The learner's folder that is meant where none need be; none where it is not made yet.
pub(super) fn folder_here() -> Result<Option<Folder>, CommandError> {
    let root = match search(&working_directory()?)? {
        Some(Found::Folder(folder)) => return Ok(Some(folder)),
        Some(Found::Clone(course)) => course.join(LEARN),
        Some(Found::Rustlings(root)) => root,
        Some(Found::WithoutInfo(_)) | None => return Ok(None),
    };
    Ok(Folder::at(&root)?)
}

/// A folder of rustlings' own course, which has everything but what says what is in it.
fn without_info(root: &Path) -> CommandError {
    CommandError::Usage(format!(
        "{} looks like a folder of `rustlings init`, and has no info.toml: that one stays inside of rustlings\nput it \
         there, beside Cargo.toml: it is in the crate `rustlings-macros` of the same version as your rustlings, and at \
         https://github.com/rust-lang/rustlings/blob/main/rustlings-macros/info.toml",
        root.display()
    ))
}

/// The folder of the course that is written here, for its author.
pub(super) fn authors_folder() -> Result<PathBuf, CommandError> {
    let here = working_directory()?;
    if let Some(Found::Rustlings(root)) = search(&here)? {
        return Err(CommandError::Usage(format!(
            "{} is a rustlings course, which states no verdicts: `rustlings dev check` checks it",
            root.display()
        )));
    }
    clone_of_course(&here).ok_or_else(|| {
        CommandError::Usage(format!("no info.toml with a [threadlings] table in {} or above it", here.display()))
    })
}

/// The exercise of that name.
pub(super) fn find_exercise<'c>(course: &'c Course, name: &str) -> Result<&'c Exercise, CommandError> {
    course.exercise(name).ok_or_else(|| {
        let near: Vec<String> = course.nearest(name).iter().map(|near| format!("`{near}`")).collect();
        let advice = match near.as_slice() {
            [] => "see `threadlings list`".to_owned(),
            near => format!("did you mean {}?", near.join(" or ")),
        };
        CommandError::Usage(format!("there is no exercise `{name}`; {advice}"))
    })
}

/// The working directory.
pub(super) fn working_directory() -> Result<PathBuf, CommandError> {
    std::env::current_dir().map_err(|error| CommandError::io("find the working directory", error))
}

/// The course in whose own folder a learner's folder stands; otherwise the built-in one.
fn course_around(root: &Path) -> Result<Cow<'static, Course>, CommandError> {
    match root.parent() {
        Some(parent) if root.ends_with(LEARN) && clone_of_course(parent).as_deref() == Some(parent) => {
            Ok(Cow::Owned(Course::load(&Source::Folder(parent.to_owned()))?))
        }
        _ => built_in(),
    }
}

/// The course that came with the binary.
pub(super) fn built_in() -> Result<Cow<'static, Course>, CommandError> {
    builtin::load().map(Cow::Borrowed).map_err(|faults| CommandError::Course(faults.clone()))
}
