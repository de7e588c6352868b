//! `threadlings run`: one exercise, once.

use std::path::Path;

use super::place::{Place, course_here, find_exercise, folder_here, working_directory};
use super::session::{Session, Task};
use super::{CommandError, Exit};
use crate::cli::{Format, RunArgs};
use crate::course::Exercise;
use crate::grade::{Manner, Report};
use crate::report::json;
use crate::ui::explain;
use crate::ui::shell::Shell;
use crate::verdict::Verdict;
use crate::workspace::Checking;

pub(super) fn run(args: &RunArgs, manner: Manner, shell: &mut Shell) -> Result<Exit, CommandError> {
    match (&args.name, &args.answer) {
        (Some(name), Some(answer)) => run_file(name, answer, args.format.format, manner, shell),
        (name, _) => {
            let place = Place::find()?;
            run_own(&place, name.as_deref(), manner, args.format.format, shell)
        }
    }
}

/// Any file as the answer, wherever we are; nothing of the learner's is touched.
fn run_file(
    name: &str,
    answer: &Path,
    format: Format,
    manner: Manner,
    shell: &mut Shell,
) -> Result<Exit, CommandError> {
    let course = course_here()?;
    let exercise = find_exercise(&course, name)?;
    let task = Task { exercise, path: answer, shown: answer.display().to_string() };
    let folder = folder_here()?;
    // Where there is nothing to write to, the answer has nothing to change either.
    let checking = folder.as_ref().and_then(|folder| folder.checking().ok());
    let report = judge(&working_directory()?, &task, manner, shell);
    if let Some((checking, notice)) = checking {
        notice.into_iter().chain(checking.end()?).for_each(|notice| shell.note(&notice.0));
    }
    Ok(tell(&report?, exercise, format, shell))
}

/// The learner's own file; what came of it is progress.
pub(super) fn run_own(
    place: &Place,
    name: Option<&str>,
    manner: Manner,
    format: Format,
    shell: &mut Shell,
) -> Result<Exit, CommandError> {
    place.say(shell);
    let exercise = place.exercise(name, shell)?;
    let path = place.folder.answer_path(exercise);
    let task = Task { exercise, path: &path, shown: place.shown(exercise) };
    let report = match place.folder.checking() {
        Ok((checking, notice)) => {
            notice.iter().for_each(|notice| shell.note(&notice.0));
            let judged = judge(place.folder.root(), &task, manner, shell);
            record(place, &checking, exercise, judged, shell)?
        }
        Err(error) => Report::bare(exercise.name.as_str(), &task.shown, Verdict::GraderError(error.into())),
    };
    let exit = tell(&report, exercise, format, shell);
    if format == Format::Human && report.trace().is_some() {
        shell.out(&explain::kept(exercise));
    }
    Ok(exit)
}

/// Saves what was said of an answer; what the answer did to the progress file is undone, even where nothing was said.
fn record(
    place: &Place,
    checking: &Checking<'_>,
    exercise: &Exercise,
    judged: Result<Report, CommandError>,
    shell: &mut Shell,
) -> Result<Report, CommandError> {
    let saved = checking.change(|progress| judged.iter().for_each(|report| progress.record(exercise, &report.verdict)));
    if let Ok((_, Some(notice))) = &saved {
        shell.note(&notice.0);
    }
    let mut report = judged?;
    match saved {
        Ok(_) => keep_trace(place, exercise, &report, shell),
        // A pass that is not kept would be taken for one.
        Err(error) => report.verdict = Verdict::GraderError(error.into()),
    }
    Ok(report)
}

/// Keeps the run that decided; that it cannot be kept is said, and changes no verdict.
pub(super) fn keep_trace(place: &Place, exercise: &Exercise, report: &Report, shell: &mut Shell) {
    if let Err(error) = place.folder.keep_trace(exercise, report.verdict.passed(), report.trace().as_ref()) {
        shell.note(&error.to_string());
    }
}

/// Judges with a grader of its own; where none can be had, that is the verdict.
fn judge(folder: &Path, task: &Task<'_>, manner: Manner, shell: &mut Shell) -> Result<Report, CommandError> {
    match Session::begin(folder, manner, task.exercise.is_explored(), shell) {
        Ok(session) => {
            session.prepare_for(task.exercise, shell);
            session.judge(task)
        }
        Err(CommandError::Grader(error)) => {
            Ok(Report::bare(task.exercise.name.as_str(), &task.shown, Verdict::GraderError(error)))
        }
        Err(error) => Err(error),
    }
}

fn tell(report: &Report, exercise: &Exercise, format: Format, shell: &mut Shell) -> Exit {
    match format {
        Format::Human => shell.out(&explain::report(report, Some(exercise), shell.width())),
        Format::Json => shell.out(&json::document(&json::run(report))),
    }
    Exit::of(&report.verdict)
}
