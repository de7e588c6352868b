//! `threadlings goto`: makes an exercise the current one.

use super::place::Place;
use super::{CommandError, Exit};
use crate::ui::shell::Shell;

pub(super) fn goto(name: &str, shell: &mut Shell) -> Result<Exit, CommandError> {
    let place = Place::find()?;
    let exercise = place.exercise(Some(name))?;
    place.folder.change(|progress| progress.set_current(exercise))?;
    shell.out(&format!("the current exercise is {name}: {}\n", place.shown(exercise)));
    Ok(Exit::Passed)
}
