//! `threadlings init`: makes a learner's folder anywhere.

use std::path::Path;

use super::place::{built_in, working_directory};
use super::reset::asked;
use super::session::Session;
use super::{CommandError, Exit};
use crate::grade::Manner;
use crate::ui::shell::Shell;
use crate::workspace::Folder;

/// What the folder is called where none is named.
const NAME: &str = "threadlings";

pub(super) fn init(dir: Option<&Path>, yes: bool, shell: &mut Shell) -> Result<Exit, CommandError> {
    let course = built_in()?;
    let root = working_directory()?.join(dir.unwrap_or(Path::new(NAME)));
    if Folder::at(&root)?.is_some() {
        return Err(CommandError::Usage(format!(
            "{} is a course folder already: run `threadlings` in it",
            root.display()
        )));
    }
    let is_empty = std::fs::read_dir(&root).map_or(true, |mut entries| entries.next().is_none());
    let question = format!("{} is not empty; make the course folder there? (no file is overwritten)", root.display());
    if !is_empty && !yes && !asked(&question, "init", shell)? {
        return Ok(Exit::Failed);
    }
    let (folder, notices) = Folder::create(&root, &course)?;
    notices.iter().for_each(|notice| shell.note(&notice.0));
    shell.out(&format!(
        "{} exercises are in {}\n\nopen it in your editor, then\n\n    cd {}\n    threadlings\n",
        course.exercises.len(),
        folder.root().display(),
        folder.root().display()
    ));
    // What can be built now need not be waited for later; what is missing is said, and is no reason to undo the folder.
    match Session::begin(folder.root(), Manner::default(), course.is_explored(), shell) {
        Ok(_) => Ok(Exit::Passed),
        Err(CommandError::Grader(error)) => {
            shell.note(&format!(
                "the folder is there, but answers cannot be checked yet: {}\n{}",
                error.message, error.advice
            ));
            Ok(Exit::Environment)
        }
        Err(error) => Err(error),
    }
}
