//! `threadlings goto`: makes an exercise the current one.

use super::place::Place;
use super::{CommandError, Exit};
use crate::ui::shell::Shell;

pub(super) fn goto(name: &str, shell: &mut Shell) -> Result<Exit, CommandError> {
    let place = Place::find()?;
    place.say(shell);
    let exercise = place.exercise(Some(name), shell)?;
    place.change(shell, |progress| progress.set_current(exercise))?;
    shell.out(&format!("the current exercise is {name}: {}\n", place.shown(exercise)));
    Ok(Exit::Passed)
}
