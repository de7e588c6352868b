//! `threadlings dev check`: the course says what each answer gets, and each answer gets it.

use std::path::{Path, PathBuf};

use super::journal::{Entry, Journal};
use crate::cli::{CheckArgs, Format};
use crate::commands::place::{authors_folder, find_exercise};
use crate::commands::session::{Session, Task};
use crate::commands::{CommandError, Exit};
use crate::course::{Course, Exercise, Expectation, Source};
use crate::digest::Digest;
use crate::exploring::Budget;
use crate::grade::{Exploration, Manner, Report, complaints, named, pending};
use crate::level::Level;
use crate::report::json::{self, Stated};
use crate::toolchain::is_formatted;
use crate::ui::shell::Shell;
use crate::ui::table;
use crate::verdict::VerdictKind;

/// What came of one.
struct Judged {
    report: Report,
    complaints: Vec<String>,
    /// Whether it counts for the next `--resume`, too.
    lasts: bool,
}

/// An answer that the course states something of.
struct Known<'c> {
    exercise: &'c Exercise,
    /// Relative to the course's folder.
    answer: String,
    /// Of the answer, of what it is verified by and of what is stated of it.
    digest: String,
    text: &'c str,
    path: PathBuf,
    stated: Expectation,
    is_solution: bool,
}

pub(in crate::commands) fn check(args: &CheckArgs, manner: Manner, shell: &mut Shell) -> Result<Exit, CommandError> {
    let root = authors_folder()?;
    let mut course = Course::load(&Source::Folder(root.clone()))?;
    if let Some(schedules) = args.budget {
        course.explore_with(Budget::of(schedules));
    }
    let exercises: Vec<&Exercise> = match args.names.as_slice() {
        [] => course.exercises.iter().collect(),
        names => names.iter().map(|name| find_exercise(&course, name)).collect::<Result<_, _>>()?,
    };
    let answers: Vec<Known<'_>> = exercises.iter().flat_map(|exercise| known(&root, exercise, manner.level)).collect();
    // Each answer is judged.
    let manner = Manner { remembers: false, ..manner };
    let session = Session::begin(&root, manner, exercises.iter().any(|exercise| exercise.is_explored()), shell)?;
    let mut journal = Journal::open(&root, &args.names, &session.grader, manner.level, args.resume)?;
    let mut run = Run { session, args, results: Vec::new(), wrong: 0, environment: false, judged: 0 };
    for round in 1..=args.repeat {
        run.round(round, &answers, &mut journal, shell)?;
    }
    Ok(run.finish(&answers, shell))
}

fn known<'c>(root: &Path, exercise: &'c Exercise, level: Level) -> Vec<Known<'c>> {
    // A course for authors is one of ours: all its exercises have check files.
    let Some(checked) = exercise.checked() else { return Vec::new() };
    let passed = Expectation::of(VerdictKind::Passed);
    let by =
        format!("{} {:?} {:?} {}", exercise.checks_digest(), checked.limits, checked.explore, checked.teaches_unsafe);
    let one = |answer: String, text: &'c str, stated: Expectation, is_solution| {
        let mut digest = Digest::default();
        [&by, &answer, text, &stated.to_string()].into_iter().for_each(|part| digest.add(part));
        Known { exercise, path: root.join(&answer), answer, digest: digest.hex(32), text, stated, is_solution }
    };
    let mut answers = vec![
        one(exercise.path(), &checked.unsolved, checked.fails_with.clone(), false),
        one(exercise.solution_path(), &checked.solution, passed, true),
    ];
    answers.extend(checked.attempts.iter().map(|attempt| {
        let path = format!("{}/attempts/{}.rs", exercise.checks_dir(), attempt.name);
        one(path, &attempt.text, attempt.expected_at(level).clone(), false)
    }));
    answers
}

struct Run<'a> {
    session: Session,
    args: &'a CheckArgs,
    results: Vec<json::Known>,
    wrong: usize,
    environment: bool,
    judged: usize,
}

impl Run<'_> {
    fn round(
        &mut self,
        round: u32,
        answers: &[Known<'_>],
        journal: &mut Journal,
        shell: &mut Shell,
    ) -> Result<(), CommandError> {
        let left: Vec<&Known<'_>> = answers
            .iter()
            .filter(|known| known.stated.waits_for.is_none() && journal.find(round, &known.digest).is_none())
            .collect();
        for known in answers {
            if let Some(entry) = journal.find(round, &known.digest) {
                self.judged += 1;
                self.wrong += usize::from(!entry.complaints.is_empty());
                if self.args.format.format == Format::Human && !entry.complaints.is_empty() {
                    shell.out(&table::stated_line(&entry.verdict, &entry.answer, &entry.complaints));
                }
            }
        }
        let session = &self.session;
        let (mut wrong, mut environment) = (0, false);
        let mut results = Vec::new();
        session.each(
            &left,
            |known| judge(session, known),
            |known, judged| {
                let Judged { report, mut complaints, lasts } = judged?;
                let said = repeated(&report);
                if let Some(first) = journal.find(1, &known.digest).filter(|first| round > 1 && first.said != said) {
                    complaints.push(format!("round {round} says {said}, and round 1 said {}", first.said));
                }
                environment |= report.verdict.kind() == VerdictKind::GraderError;
                wrong += usize::from(!complaints.is_empty());
                if self.args.format.format == Format::Human && (round == 1 || !complaints.is_empty()) {
                    shell.out(&table::stated_line(report.verdict.kind().as_str(), &known.answer, &complaints));
                }
                if lasts {
                    journal.add(Entry {
                        round,
                        answer: known.answer.clone(),
                        of: known.digest.clone(),
                        verdict: report.verdict.kind().to_string(),
                        complaints: complaints.clone(),
                        said,
                    })?;
                }
                // A document is printed whole, at the end; of ten thousand verdicts nothing else need be kept.
                if self.args.format.format == Format::Json {
                    let stated =
                        Stated { expected: known.stated.to_string(), pending: pending(&known.stated), complaints };
                    results.push(json::run(&report).beside(stated));
                }
                Ok(())
            },
        )?;
        self.judged += left.len();
        self.wrong += wrong;
        self.environment |= environment;
        self.results.extend(results);
        if self.args.repeat > 1 && self.args.format.format == Format::Human {
            shell.out(&format!(
                "round {round} of {}: {} judged so far, {} not as stated\n",
                self.args.repeat, self.judged, self.wrong
            ));
        }
        Ok(())
    }

    fn finish(mut self, answers: &[Known<'_>], shell: &mut Shell) -> Exit {
        match self.args.format.format {
            Format::Json => {
                let not_judged = answers.iter().filter(|known| known.stated.waits_for.is_some());
                self.results.extend(not_judged.filter_map(|known| {
                    let why = pending(&known.stated)?;
                    Some(json::pending(known.exercise.name.as_str(), &known.answer, known.stated.to_string(), why))
                }));
                shell.out(&json::document(&json::results(self.results)));
            }
            Format::Human => {
                let mut waiting = 0;
                for known in answers {
                    if let Some(why) = pending(&known.stated) {
                        waiting += usize::from(known.stated.waits_for.is_some());
                        shell.out(&table::pending_line(&known.answer, &why));
                    }
                }
                shell.out(&format!("\n{} judged, {} not as stated, {waiting} pending\n", self.judged, self.wrong));
            }
        }
        match (self.environment, self.wrong) {
            (true, _) => Exit::Environment,
            (false, 0) => Exit::Passed,
            (false, _) => Exit::Failed,
        }
    }
}

/// Judges an answer and says what is not as stated; of a solution, that it is formatted and that clippy is silent too.
fn judge(session: &Session, known: &Known<'_>) -> Result<Judged, CommandError> {
    let task = Task { exercise: known.exercise, path: &known.path, shown: known.answer.clone() };
    let report = session.judge(&task)?;
    let mut found = complaints(&known.stated, &report.verdict);
    if known.is_solution {
        found.extend(report.advice.iter().map(|advice| format!("clippy says: {}", advice.message)));
        match is_formatted(session.grader.toolchain(), &known.path, &session.cancel) {
            Err(_) if session.cancel.is_cancelled() => return Err(CommandError::Interrupted),
            formatted => match formatted? {
                Some(true) => {}
                Some(false) => found.push("it is not formatted as rustfmt would".to_owned()),
                None => found.push("rustfmt is not installed, so nobody knows whether it is formatted".to_owned()),
            },
        }
        if session.grader.toolchain().clippy_driver.is_none() {
            found.push("clippy is not installed, so nobody knows whether it is silent".to_owned());
        }
    }
    let is_edited = std::fs::read(&known.path).ok().as_deref() != Some(known.text.as_bytes());
    if is_edited {
        found.push("it was edited while this ran: run it again".to_owned());
    }
    // What the environment spoiled is judged again, too.
    let lasts = !is_edited && report.verdict.kind() != VerdictKind::GraderError;
    Ok(Judged { report, complaints: found, lasts })
}

/// What must be the same in each round, whether it is stated or not: the word and what it names, and of an exploration, which
/// is the same to the last step, how far it went and which run was found. What real threads did meanwhile is chance.
fn repeated(report: &Report) -> String {
    let explored = match &report.exploration {
        None => String::new(),
        Some(Exploration::Not(_)) => ", not explored".to_owned(),
        Some(Exploration::Done { explored, found }) => {
            let replay = found.as_ref().map(|found| format!(", found {}", found.replay)).unwrap_or_default();
            let all = explored.map(|explored| format!(", {} explored", explored.schedules)).unwrap_or_default();
            format!("{all}{replay}")
        }
    };
    format!("{}{explored}", named(&report.verdict))
}
