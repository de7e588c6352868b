//! `threadlings check-all`: every exercise, once.

use super::place::Place;
use super::run::keep_trace;
use super::session::{Session, Task};
use super::{CommandError, Exit};
use crate::cli::Format;
use crate::grade::Manner;
use crate::report::json;
use crate::ui::shell::Shell;
use crate::ui::table;
use crate::workspace::Progress;

pub(super) fn check_all(format: Format, manner: Manner, shell: &mut Shell) -> Result<Exit, CommandError> {
    let place = Place::find()?;
    place.say(shell);
    let session = Session::begin(place.folder.root(), manner, place.course.is_explored(), shell)?;
    place.course.exercises.iter().take(1).for_each(|first| session.prepare_for(first, shell));
    let paths: Vec<_> = place.course.exercises.iter().map(|exercise| place.folder.answer_path(exercise)).collect();
    let tasks: Vec<Task<'_>> = place
        .course
        .exercises
        .iter()
        .zip(&paths)
        .map(|(exercise, path)| Task { exercise, path, shown: place.shown(exercise) })
        .collect();
    let (checking, notice) = place.folder.checking()?;
    notice.iter().for_each(|notice| shell.note(&notice.0));
    let mut exit = Exit::Passed;
    let mut results = Vec::new();
    let mut passed = 0;
    let mut known = Vec::new();
    let ended = session.each(
        &tasks,
        |task| session.judge(task),
        |task, report| {
            let report = report?;
            if report.cached {
                // What cost nothing is recorded below, all of it in one go.
                known.push((task.exercise, report.verdict.clone()));
            } else {
                let (_, notice) = checking.change(|progress| progress.record(task.exercise, &report.verdict))?;
                notice.iter().for_each(|notice| shell.note(&notice.0));
            }
            keep_trace(&place, task.exercise, &report, shell);
            exit = exit.max(Exit::of(&report.verdict));
            passed += usize::from(report.verdict.passed());
            match format {
                Format::Human => shell.out(&table::verdict_line(task.exercise.name.as_str(), &report)),
                Format::Json => results.push(json::run(&report)),
            }
            Ok(())
        },
    );
    let record =
        |progress: &mut Progress| known.iter().for_each(|(exercise, verdict)| progress.record(exercise, verdict));
    let (_, notice) = checking.change(record)?;
    notice.iter().for_each(|notice| shell.note(&notice.0));
    ended?;
    match format {
        Format::Human => {
            shell.out(&format!("\n{passed} of {} passed\n", tasks.len()));
            if passed == tasks.len() && !place.course.farewell.is_empty() {
                shell.out(&format!("\n{}\n", place.course.farewell));
            }
        }
        Format::Json => shell.out(&json::document(&json::results(results))),
    }
    Ok(exit)
}
