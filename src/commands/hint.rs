//! `threadlings hint`: one step further on the ladder.

use super::place::Place;
use super::{CommandError, Exit};
use crate::ui::hint as hint_page;
use crate::ui::shell::Shell;

pub(super) fn hint(name: Option<&str>, shell: &mut Shell) -> Result<Exit, CommandError> {
    let place = Place::find()?;
    place.say(shell);
    let exercise = place.exercise(name, shell)?;
    let (mut text, width) = (String::new(), shell.width());
    place.change(shell, |progress| {
        let hint = progress.next_hint(exercise);
        text = hint_page::page(&hint.label, hint.text, width);
    })?;
    shell.out(&text);
    Ok(Exit::Passed)
}
