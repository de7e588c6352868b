//! `threadlings hint`: one step further on the ladder.

use super::place::Place;
use super::{CommandError, Exit};
use crate::ui::hint as hint_page;
use crate::ui::shell::Shell;

pub(super) fn hint(name: Option<&str>, shell: &mut Shell) -> Result<Exit, CommandError> {
    let place = Place::find()?;
    let exercise = place.exercise(name)?;
    let mut text = String::new();
    place.folder.change(|progress| {
        let hint = progress.next_hint(exercise);
        text = hint_page::page(&hint.label, hint.text, shell.width());
    })?;
    shell.out(&text);
    Ok(Exit::Passed)
}
