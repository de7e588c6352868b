//! Known answers, right and wrong, each with the verdict that it must get: what the grader itself is tested against.

use super::expectation::{Expectation, ExpectationError, WaitsFor};
use super::fault::{CourseFaults, Faults};
use super::textfile::{TextFile, rust_stem};
use super::{Case, CheckFile, Source, Text};
use crate::level::Level;
use crate::verdict::VerdictKind;

/// What begins an attempt's first line.
const MARK: &str = "//@ ";
/// What begins its second one, where another verdict is stated for CI.
const MARK_OF_CI: &str = "//@ci ";

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
    /// What its second line says: what it gets in CI, where that differs.
    pub expect_in_ci: Option<Expectation>,
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

    /// What it must get at this level.
    pub fn expected_at(&self, level: Level) -> &Expectation {
        match (level, &self.expect_in_ci) {
            (Level::Ci, Some(in_ci)) => in_ci,
            _ => &self.expect,
        }
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
    let mut lines = file.lines();
    let mut line = || lines.next().map_or((0, ""), |(_, start, line)| (start, line));
    let (first, second) = (line(), line());
    let mut stated = |(start, line): (usize, &str), mark| {
        let whole = start..start + line.len();
        let expect: Expectation = match line.strip_prefix(mark)?.parse() {
            Ok(expect) => expect,
            Err(error) => {
                let error: ExpectationError = error;
                faults.push(file.fault(whole, format!("this line says no verdict: {error}"), error.help()));
                return Some(None);
            }
        };
        let unmet = cannot_be_met(&expect, &file.text, by);
        for (message, help) in &unmet {
            faults.push(file.fault(whole.clone(), message, help));
        }
        Some(unmet.is_empty().then_some(expect))
    };
    let (expect, in_ci) = (stated(first, MARK), stated(second, MARK_OF_CI));
    let Some(expect) = expect else {
        let help = "begin it with its verdict: `//@ failed-check check=it_waits`";
        faults.push(file.fault(0..first.1.len(), "the first line says no verdict", help));
        return None;
    };
    let expect_in_ci = match in_ci {
        Some(None) => return None,
        Some(in_ci) => in_ci,
        None => None,
    };
    Some(Attempt { name, path: file.path.clone(), text: file.text.clone(), expect: expect?, expect_in_ci })
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
    fn the_second_may_say_another_one_for_ci() {
        let attempt = Attempt::parse("x/a.rs", "//@ passed\n//@ci failed-check\nfn main() {}\n").unwrap();
        let at = |level| attempt.expected_at(level).to_string();
        assert_eq!((at(Level::Learner).as_str(), at(Level::Ci).as_str()), ("passed", "failed-check"));
        let alike = Attempt::parse("x/a.rs", "//@ passed\nfn main() {}\n").unwrap();
        assert_eq!(alike.expected_at(Level::Ci), &alike.expect);
        let fault = Attempt::parse("x/a.rs", "//@ passed\n//@ci stuck\n").unwrap_err();
        assert_eq!(fault.faults[0].message, "this line says no verdict: `stuck` is no verdict");
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
        assert_eq!(said("a.rs", "//@ stuck\n"), "this line says no verdict: `stuck` is no verdict");
        assert_eq!(said("a.rs", "//@ deadlock lines=2\n"), "the answer has no line 2");
        assert_eq!(said("No-thread.rs", "//@ passed\n"), "`No-thread` is no name for an attempt or a case");
    }
}
