//! Known answers, right and wrong, each with the verdict that it must get: what the grader itself is tested against.

use super::expectation::{Expectation, WaitsFor};
use super::fault::{CourseFaults, Faults};
use super::textfile::{TextFile, rust_stem};
use super::{Case, CheckFile, Source, Text};
use crate::verdict::VerdictKind;

/// What begins an attempt's first line.
const MARK: &str = "//@ ";

/// A known answer, right or wrong.
#[derive(Clone, Debug)]
pub struct Attempt {
    /// The stem of its file.
    pub name: String,
    /// Its file, relative to the course's root.
    pub path: String,
    /// The answer, its first line included.
    pub text: Text,
    /// What its first line says.
    pub expect: Expectation,
}

impl Attempt {
    /// Reads an attempt; `path` names it.
    ///
    /// # Errors
    /// When its first line says no verdict, or a line that it does not have.
    pub fn parse(path: &str, text: impl Into<Text>) -> Result<Attempt, CourseFaults> {
        let mut faults = Faults::default();
        let attempt = attempt(&TextFile::new(path, text), None, &mut faults);
        faults.into_result(path, attempt)
    }

    /// Whether the grader cannot tell yet, so that it is listed and not graded.
    pub fn is_pending(&self) -> bool {
        matches!(self.expect.waits_for, Some(WaitsFor::Interleavings))
    }
}

/// Reads the attempts in a folder, which may be missing.
pub(super) fn attempts(source: &Source, dir: &str, by: Option<VerifiedBy<'_>>, faults: &mut Faults) -> Vec<Attempt> {
    let mut attempts = Vec::new();
    for name in source.names(dir) {
        let path = format!("{dir}/{name}");
        if rust_stem(&name).is_none() {
            faults.push_path(source, &path, "this is no attempt", "a folder of attempts has .rs files only; remove it");
            continue;
        }
        attempts.extend(faults.read(source, path).and_then(|file| attempt(&file, by, faults)));
    }
    attempts
}

fn attempt(file: &TextFile, by: Option<VerifiedBy<'_>>, faults: &mut Faults) -> Option<Attempt> {
    let name = faults.stem(file)?;
    let (_, _, first) = file.lines().next().unwrap_or((1, 0, ""));
    let whole = 0..first.len();
    let Some(said) = first.strip_prefix(MARK) else {
        let help = "begin it with its verdict: `//@ failed-check check=it_waits`";
        faults.push(file.fault(whole, "the first line says no verdict", help));
        return None;
    };
    let expect: Expectation = match said.parse() {
        Ok(expect) => expect,
        Err(error) => {
            faults.push(file.fault(whole, format!("the first line says no verdict: {error}"), error.help()));
            return None;
        }
    };
    let unmet = cannot_be_met(&expect, &file.text, by);
    for (message, help) in &unmet {
        faults.push(file.fault(whole.clone(), message, help));
    }
    unmet.is_empty().then(|| Attempt { name, path: file.path.clone(), text: file.text.clone(), expect })
}

/// What an exercise's answers are verified by.
#[derive(Clone, Copy)]
pub(super) struct VerifiedBy<'v> {
    pub checks: &'v CheckFile,
    pub cases: &'v [Case],
}

/// What an expectation names that neither the answer nor what verifies it has, each with what to do about it. What is
/// unknown because it is at fault is not asked.
pub(super) fn cannot_be_met(expect: &Expectation, answer: &str, by: Option<VerifiedBy<'_>>) -> Vec<(String, String)> {
    let mut unmet = Vec::new();
    if let (Some(named), Some(VerifiedBy { checks, cases })) = (&expect.check, by) {
        let names_case = matches!(expect.verdict, VerdictKind::MisuseCompiles | VerdictKind::WrongError);
        let (what, names): (&str, Vec<&str>) = match names_case {
            true => ("compile-fail case", cases.iter().map(|case| case.name.as_str()).collect()),
            false => ("check", checks.checks.iter().map(|check| check.name.as_str()).chain(["main"]).collect()),
        };
        if !names.contains(&named.as_str()) {
            let message = match names_case {
                true => format!("there is no {what} `{named}`"),
                false => format!("{} has no {what} `{named}`", checks.path),
            };
            let help = if names.is_empty() {
                "there is none".to_owned()
            } else {
                format!("its {what}s are {}", names.join(", "))
            };
            unmet.push((message, help));
        }
    }
    let count = answer.lines().count();
    for line in expect.lines.iter().filter(|line| **line as usize > count) {
        unmet.push((format!("the answer has no line {line}"), format!("it has {count} lines, this one counted")));
    }
    unmet
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_line_says_the_verdict() {
        let attempt = Attempt::parse("x/no_thread.rs", "//@ failed-check check=it_waits\nfn main() {}\n").unwrap();
        assert_eq!((attempt.name.as_str(), attempt.is_pending()), ("no_thread", false));
        assert_eq!(attempt.expect.to_string(), "failed-check check=it_waits");
        assert!(Attempt::parse("x/a.rs", "//@ race waits-for=interleavings\n").unwrap().is_pending());
    }

    #[test]
    fn what_is_named_must_be_there() {
        let checks = CheckFile::parse("c/checks.rs", "#[test]\nfn it_waits() {}\n").unwrap();
        let case =
            |name: &str| Case::parse(&format!("c/misuse/{name}.rs"), "//! A.\nfn main() {} //~ E0277\n").unwrap();
        let cases = [case("an_rc")];
        let unmet = |said: &str| {
            let by = VerifiedBy { checks: &checks, cases: &cases };
            cannot_be_met(&said.parse().unwrap(), "", Some(by))
                .into_iter()
                .map(|(message, _)| message)
                .collect::<String>()
        };
        assert_eq!(unmet("failed-check check=it_waits") + &unmet("misuse-compiles check=an_rc"), "");
        assert_eq!(unmet("deadlock check=an_rc"), "c/checks.rs has no check `an_rc`");
        assert_eq!(unmet("wrong-error check=it_waits"), "there is no compile-fail case `it_waits`");
    }

    #[test]
    fn an_attempt_that_says_none_is_at_fault() {
        let said = |path: &str, text: &'static str| Attempt::parse(path, text).unwrap_err().faults[0].message.clone();
        assert_eq!(said("a.rs", "fn main() {}\n"), "the first line says no verdict");
        assert_eq!(said("a.rs", ""), "the first line says no verdict");
        assert_eq!(said("a.rs", "//@ stuck\n"), "the first line says no verdict: `stuck` is no verdict");
        assert_eq!(said("a.rs", "//@ deadlock lines=2\n"), "the answer has no line 2");
        assert_eq!(said("No-thread.rs", "//@ passed\n"), "`No-thread` is no name for an attempt or a case");
    }
}
