//! The files of one exercise: the broken program, its solution, its checks, its cases and its attempts.

use std::ops::Range;

use super::attempt::{self, Attempt, VerifiedBy};
use super::checkfile::{self, CheckFile};
use super::fault::Faults;
use super::misuse::{self, Case};
use super::source::{Source, SourceError};
use super::textfile::TextFile;
use crate::verdict::VerdictKind;

/// The fewest wrong attempts, and the fewest right ones; pending ones count.
const FEWEST_WRONG: usize = 3;
const FEWEST_RIGHT: usize = 2;

/// What an exercise's files hold; what is absent here is at fault, which is said by then.
pub(super) struct ExerciseFiles {
    pub unsolved: Option<TextFile>,
    pub solution: Option<TextFile>,
    pub checks: Option<CheckFile>,
    pub cases: Option<Vec<Case>>,
    pub attempts: Vec<Attempt>,
}

impl ExerciseFiles {
    /// What verifies answers, where that is known.
    pub fn verified_by(&self) -> Option<VerifiedBy<'_>> {
        Some(VerifiedBy { checks: self.checks.as_ref()?, cases: self.cases.as_ref()? })
    }
}

/// Where an exercise is named: in `info.toml`, at these bytes.
pub(super) struct Named<'n> {
    pub manifest: &'n TextFile,
    pub at: Range<usize>,
    pub name: &'n str,
    pub chapter: &'n str,
}

/// Reads the files of an exercise.
pub(super) fn read(source: &Source, named: &Named<'_>, faults: &mut Faults) -> ExerciseFiles {
    let Named { name, chapter, .. } = named;
    let unsolved = named.file(source, format!("exercises/{chapter}/{name}.rs"), "the broken program", faults);
    let solution = named.file(source, format!("solutions/{chapter}/{name}.rs"), "one right answer", faults);
    let dir = format!("checks/{chapter}/{name}");
    let checks = named.file(source, format!("{dir}/checks.rs"), "the #[test]s that verify an answer", faults);
    for finished in [&solution, &checks].into_iter().flatten() {
        still_to_do(finished, faults);
    }
    let checks = checks.and_then(|file| checkfile::read(&file, faults));
    let before = faults.count();
    let cases = misuse::cases(source, &format!("{dir}/misuse"), faults);
    let cases = (faults.count() == before).then_some(cases);
    let mut files = ExerciseFiles { unsolved, solution, checks, cases, attempts: Vec::new() };
    if source.has_attempts() {
        let before = faults.count();
        files.attempts = attempt::attempts(source, &format!("{dir}/attempts"), files.verified_by(), faults);
        // An attempt that is at fault would be counted as missing.
        if faults.count() == before {
            named.count(&files.attempts, faults);
        }
    }
    for stray in source.names(&dir) {
        let path = format!("{dir}/{stray}");
        let known = match stray.as_str() {
            "checks.rs" => true,
            "misuse" | "attempts" => source.is_folder(&path),
            _ => false,
        };
        if !known {
            let help = "beside checks.rs stand only the folders misuse/ and attempts/; move or remove it";
            faults.push_path(source, &path, "nothing refers to this", help);
        }
    }
    files
}

impl Named<'_> {
    fn file(&self, source: &Source, path: String, what: &str, faults: &mut Faults) -> Option<TextFile> {
        match TextFile::read(source, path.clone()) {
            Ok(file) => Some(file),
            Err(SourceError::Missing { .. }) => {
                let message = match path.ends_with("/checks.rs") {
                    true => format!("`{}` has no checks", self.name),
                    false => format!("`{}` has no {path}", self.name),
                };
                let help = format!("write {path}: {what}");
                faults.push_doubtful(self.manifest.fault(self.at.clone(), message, help));
                None
            }
            Err(error) => {
                faults.push_unread(error);
                None
            }
        }
    }

    fn count(&self, attempts: &[Attempt], faults: &mut Faults) {
        let right = attempts.iter().filter(|attempt| attempt.expect.verdict == VerdictKind::Passed).count();
        let wrong = attempts.len() - right;
        for (count, fewest, kind, which) in [
            (wrong, FEWEST_WRONG, "wrong", "what a person would write, and the lazy ways out"),
            (right, FEWEST_RIGHT, "right", "written differently from the solution, and from each other"),
        ] {
            if count < fewest {
                let name = self.name;
                let plural = if count == 1 { "" } else { "s" };
                let message = format!("`{name}` has {count} {kind} attempt{plural} of at least {fewest}");
                let help = format!("write more into checks/{}/{name}/attempts/: {which}", self.chapter);
                faults.push_doubtful(self.manifest.fault(self.at.clone(), message, help));
            }
        }
    }
}

/// Says where a finished file still has a comment that begins with `TODO`.
fn still_to_do(file: &TextFile, faults: &mut Faults) {
    for (_, start, line) in file.lines() {
        let code = line.trim_start();
        let comment = code.trim_start_matches(['/', '!']).trim_start();
        if code.starts_with("//") && comment.starts_with("TODO") {
            let at = start + line.len() - code.len();
            faults.push(file.fault(at..start + line.len(), "this file still says TODO", "do it, and remove the line"));
        }
    }
}
