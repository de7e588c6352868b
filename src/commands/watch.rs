//! `threadlings` without a command: watches; without a terminal, checks the current exercise once.

use super::place::Place;
use super::{CommandError, Exit, run};
use crate::cli::Format;
use crate::grade::Manner;
use crate::ui::shell::Shell;
use crate::ui::watch::{WatchOptions, watch as watch_terminal};

pub(super) fn watch(poll: bool, manner: Manner, shell: &mut Shell) -> Result<Exit, CommandError> {
    let place = Place::find()?;
    if !shell.is_terminal() || !shell.can_ask() {
        return run::run_own(&place, None, manner, Format::Human, shell);
    }
    let options = WatchOptions { poll, manner, first_start: place.first_start, notices: place.notices };
    // Quitting by a key is a good end, whatever stands on the screen; a signal is none.
    match watch_terminal(&place.course, &place.folder, shell, options)? {
        0 => Ok(Exit::Passed),
        _ => Ok(Exit::Interrupted),
    }
}
