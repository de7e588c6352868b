//! `threadlings explore`: any program of one file, whose interleavings are tried.

use super::place::working_directory;
use super::session::Session;
use super::{CommandError, Exit};
use crate::cli::{Clock, Edition, ExploreArgs, Format};
use crate::exploring::{Budget, Exploring, Time};
use crate::grade::{Answer, Exploration, Manner, Program, ReplayOf, Report};
use crate::report::json;
use crate::ui::explain;
use crate::ui::shell::Shell;
use crate::verdict::Verdict;

pub(super) fn explore(args: &ExploreArgs, manner: Manner, shell: &mut Shell) -> Result<Exit, CommandError> {
    let answer = Answer::read(&args.file, &args.file.display().to_string());
    let answer = answer.map_err(|why| CommandError::Usage(why.to_string()))?;
    let program = Program::new(answer, edition(args.edition));
    let mut program = program.map_err(|why| CommandError::Usage(why.to_string()))?;
    let replay = args.replay.as_deref().map(|text| replay(text, &mut program)).transpose()?;
    let exploring = Exploring {
        time: match args.time {
            Clock::Adversarial => Time::Adversarial,
            Clock::Timely => Time::Timely,
        },
        budget: Budget::of(args.budget),
        seed: args.seed,
        replay: replay.map(|replay| replay.replay().clone()),
        ..Exploring::default()
    };
    let report = match Session::begin(&working_directory()?, manner, true, shell) {
        Ok(session) => {
            session.grader.explore(&program, &exploring, &session.cancel, &|_| ()).ok_or(CommandError::Interrupted)?
        }
        Err(CommandError::Grader(error)) => {
            Report::bare("", args.file.display().to_string(), Verdict::GraderError(error))
        }
        Err(error) => return Err(error),
    };
    if let (Some(text), Verdict::GraderError(_), Some(Exploration::Done { found: None, .. })) =
        (&args.replay, &report.verdict, &report.exploration)
    {
        return Err(no_replay(text));
    }
    match args.format.format {
        Format::Human => shell.out(&explain::program(&report, args.replay.is_some(), shell.width())),
        Format::Json => shell.out(&json::document(&json::program(&report))),
    }
    Ok(Exit::of(&report.verdict))
}

fn replay(text: &str, program: &mut Program) -> Result<ReplayOf, CommandError> {
    let replay: ReplayOf = text.parse().map_err(|()| no_replay(text))?;
    if program.only(&replay) {
        return Ok(replay);
    }
    Err(CommandError::Usage(format!(
        "`{text}` replays no run of this program: write TEST@STRING for one of its tests, STRING alone for its main"
    )))
}

fn no_replay(text: &str) -> CommandError {
    CommandError::Usage(format!("`{text}` replays no run: take the string that a failure was told with"))
}

fn edition(edition: Edition) -> &'static str {
    match edition {
        Edition::E2015 => "2015",
        Edition::E2018 => "2018",
        Edition::E2021 => "2021",
        Edition::E2024 => "2024",
    }
}
