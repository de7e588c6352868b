//! `threadlings list`: all exercises, and which are done.

use super::place::{Place, course_here};
use super::{CommandError, Exit};
use crate::cli::Format;
use crate::report::json;
use crate::ui::list::{entries, plain};
use crate::ui::shell::Shell;

pub(super) fn list(format: Format, shell: &mut Shell) -> Result<Exit, CommandError> {
    // Outside of any folder the list shows what the course has.
    let (course, progress) = match Place::find() {
        Ok(place) => {
            place.say(shell);
            let progress = place.progress(shell)?;
            (place.course, Some(progress))
        }
        Err(CommandError::Usage(_)) => (course_here()?, None),
        Err(error) => return Err(error),
    };
    let entries = entries(&course, progress.as_ref());
    match format {
        Format::Human => shell.out(&plain(&entries, shell.width())),
        Format::Json => {
            // One entry for each exercise, in the course's order; for programs a chapter is its folder.
            let rows = course.exercises.iter().zip(&entries).map(|(exercise, entry)| json::Row {
                name: entry.name.clone(),
                chapter: exercise.chapter.clone(),
                done: entry.done,
                current: entry.current,
            });
            shell.out(&json::document(&json::list(rows.collect())));
        }
    }
    Ok(Exit::Passed)
}
