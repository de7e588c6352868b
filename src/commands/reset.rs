//! `threadlings reset`: an exercise as it was given; the learner's text is kept.

use super::place::Place;
use super::{CommandError, Exit};
use crate::ui::shell::Shell;

pub(super) fn reset(name: &str, yes: bool, shell: &mut Shell) -> Result<Exit, CommandError> {
    let place = Place::find()?;
    place.say(shell);
    let exercise = place.exercise(Some(name), shell)?;
    let question = format!("put {} back as it was given? (yours is kept beside)", place.shown(exercise));
    if !yes && !asked(&question, "reset", shell)? {
        return Ok(Exit::Failed);
    }
    let kept = place.folder.reset(exercise)?;
    place.change(shell, |progress| progress.forget(exercise))?;
    shell.out(&match kept {
        Some(path) => format!("{name} is as it was given; your text is in {}\n", path.display()),
        None => format!("{name} is as it was given\n"),
    });
    Ok(Exit::Passed)
}

/// Asks on the terminal. Where nobody can answer, nothing is done.
pub(super) fn asked(question: &str, what: &str, shell: &mut Shell) -> Result<bool, CommandError> {
    if !shell.can_ask() {
        return Err(CommandError::Usage(format!(
            "`{what}` asks before it does this, and there is no terminal to ask on: add --yes"
        )));
    }
    Ok(shell.ask(question))
}
