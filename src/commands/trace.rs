//! `threadlings trace`: the run that an exercise failed in last, once more.

use super::place::Place;
use super::{CommandError, Exit};
use crate::cli::Format;
use crate::grade::{Exploration, Report};
use crate::report::json;
use crate::ui::explain;
use crate::ui::shell::Shell;
use crate::workspace::Trace;

pub(super) fn trace(name: &str, format: Format, shell: &mut Shell) -> Result<Exit, CommandError> {
    let place = Place::find()?;
    place.say(shell);
    let exercise = place.exercise(Some(name), shell)?;
    let Some(Trace { answer, verdict, explored, found }) = place.folder.trace(exercise)? else {
        return Err(CommandError::Usage(format!(
            "no run of {name} is kept: there is one after a check in which an interleaving failed"
        )));
    };
    let exploration = Some(Exploration::Done { explored, found: Some(Box::new(found)) });
    let report = Report { exploration, ..Report::bare(name, answer, verdict) };
    match format {
        Format::Human => shell.out(&explain::report(&report, Some(exercise), shell.width())),
        Format::Json => shell.out(&json::document(&json::run(&report))),
    }
    Ok(Exit::Passed)
}
