//! `threadlings solution`: one right answer beside the learner's own.

use super::place::Place;
use super::reset::asked;
use super::{CommandError, Exit};
use crate::grade::Answer;
use crate::ui::shell::Shell;
use crate::ui::solution;

pub(super) fn solution(name: &str, yes: bool, shell: &mut Shell) -> Result<Exit, CommandError> {
    let place = Place::find()?;
    place.say(shell);
    let exercise = place.exercise(Some(name), shell)?;
    let Some(text) = exercise.solution() else {
        return Err(CommandError::Usage(solution::none(exercise)));
    };
    let done = place.progress(shell)?.is_done(exercise);
    if !done && !yes && !asked(&format!("{name} has not passed yet; show its solution?"), "solution", shell)? {
        return Ok(Exit::Failed);
    }
    // A file that cannot be read is compared as an empty one: the solution is shown whole.
    let path = place.folder.answer_path(exercise);
    let yours = Answer::read(&path, &place.shown(exercise)).map(|answer| answer.text).unwrap_or_default();
    shell.out(&solution::diff(&yours, text));
    Ok(Exit::Passed)
}
