//! The verdict that a course says an answer gets, with what its diagnosis must name: written in an attempt's first line
//! and in an exercise's `fails_with`.

use std::fmt;
use std::str::FromStr;

use crate::verdict::{UnknownVerdict, VerdictKind};

/// What a known answer must get: `deadlock threads=alice,bob lines=14,21`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expectation {
    /// The verdict's word.
    pub verdict: VerdictKind,
    /// Error codes (`E0373`) or lints (`clippy::needless_return`, `unused_must_use`) that it must show.
    pub codes: Vec<String>,
    /// The check, or the compile-fail case, that it must name.
    pub check: Option<String>,
    /// Which of its kinds it must be: how time was spent (`busy`), which limit was hit (`file-size`), which signal ended it
    /// (`SIGSEGV`).
    pub how: Option<String>,
    /// Threads that it must name.
    pub threads: Vec<String>,
    /// Lines of the answer that it must name, from 1.
    pub lines: Vec<u32>,
    /// Set when the grader cannot tell yet: such an answer is listed as pending.
    pub waits_for: Option<WaitsFor>,
}

/// What the grader still lacks to give an answer the verdict that it should get.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WaitsFor {
    /// Exploring every order of events (`interleavings`).
    Interleavings,
}

/// Why a text is no expectation.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ExpectationError {
    /// Nothing stands there.
    #[error("no verdict is said")]
    Empty,
    /// The first word is no verdict.
    #[error(transparent)]
    Verdict(#[from] UnknownVerdict),
    /// A word is neither a code nor `key=value`.
    #[error("`{0}` is neither an error code nor `key=value`")]
    Word(String),
    /// No such key.
    #[error("an expectation has no key `{0}`")]
    Key(String),
    /// A key or a code stands there twice.
    #[error("`{0}` is said twice")]
    Twice(String),
    /// A key's value is not of the key's kind.
    #[error("`{value}` is no value of `{key}`")]
    Value {
        /// The key.
        key: String,
        /// What stands after `=`.
        value: String,
    },
    /// This verdict never shows what is asked.
    #[error("`{verdict}` names no {what}")]
    NeverShown {
        /// The verdict's word.
        verdict: VerdictKind,
        /// `error code`, `check`, `kind`, `thread` or `line`.
        what: &'static str,
    },
}

impl ExpectationError {
    /// What to do about it.
    pub fn help(&self) -> String {
        match self {
            ExpectationError::Empty => "say a verdict first, as `deadlock threads=alice,bob lines=14,21`".into(),
            ExpectationError::Verdict(UnknownVerdict(word)) => verdict_help(word),
            ExpectationError::Word(_) => {
                "write a code as `E0277` or `clippy::lint`; the keys are check=, how=, threads=, lines= and waits-for="
                    .into()
            }
            ExpectationError::Key(_) => "the keys are check=, how=, threads=, lines= and waits-for=".into(),
            ExpectationError::Twice(_) => "say it once; several values are separated by commas".into(),
            ExpectationError::Value { key, .. } => match key.as_str() {
                "check" => {
                    "write the name of one check or compile-fail case, as `check=it_waits`, or `check=main`".into()
                }
                "how" => {
                    "the kinds are those of timed-out (busy, sleeping, switching), the limits of over-limit (memory, \
                          file-size …) and the signals of crashed (SIGSEGV …)"
                        .into()
                }
                "threads" => "write the threads' names with commas, as `threads=alice,bob`".into(),
                "lines" => "write lines from 1 with commas, as `lines=14,21`".into(),
                _ => "the only thing to wait for is `waits-for=interleavings`".into(),
            },
            ExpectationError::NeverShown { .. } => "leave it out, or say another verdict".into(),
        }
    }
}

/// The verdict nearest to a mistyped one, when one is near.
pub(super) fn nearest_verdict(mistyped: &str) -> Option<VerdictKind> {
    let likeness = |kind: &VerdictKind| strsim::jaro_winkler(mistyped, kind.as_str());
    let near = VerdictKind::ALL.into_iter().max_by(|a, b| likeness(a).total_cmp(&likeness(b)));
    near.filter(|kind| likeness(kind) > 0.7)
}

fn verdict_help(mistyped: &str) -> String {
    match nearest_verdict(mistyped) {
        Some(kind) => format!("the nearest verdict is `{kind}`"),
        None => format!("the verdicts are {}", VerdictKind::ALL.map(VerdictKind::as_str).join(", ")),
    }
}

impl Expectation {
    /// A verdict's word, with nothing that must be named.
    pub fn of(verdict: VerdictKind) -> Expectation {
        Expectation {
            verdict,
            codes: Vec::new(),
            check: None,
            how: None,
            threads: Vec::new(),
            lines: Vec::new(),
            waits_for: None,
        }
    }
}

impl FromStr for Expectation {
    type Err = ExpectationError;

    /// Reads the text after `//@ `.
    fn from_str(text: &str) -> Result<Self, ExpectationError> {
        let mut words = text.split_whitespace();
        let verdict = words.next().ok_or(ExpectationError::Empty)?.parse()?;
        let mut expectation = Expectation::of(verdict);
        for word in words {
            match word.split_once('=') {
                Some((key, value)) => expectation.set(key, value)?,
                None => expectation.add_code(word)?,
            }
        }
        expectation.can_be_shown()?;
        Ok(expectation)
    }
}

impl Expectation {
    fn set(&mut self, key: &str, value: &str) -> Result<(), ExpectationError> {
        let wrong = || ExpectationError::Value { key: key.to_owned(), value: value.to_owned() };
        let twice = match key {
            "check" => {
                let named = name(value).ok_or_else(wrong)?;
                self.check.replace(named).is_some()
            }
            "how" if kinds(self.verdict).is_empty() => {
                return Err(ExpectationError::NeverShown { verdict: self.verdict, what: "kind" });
            }
            "how" if !kinds(self.verdict).contains(&value) => return Err(wrong()),
            "how" => self.how.replace(value.to_owned()).is_some(),
            "threads" => {
                let names = list(value, |name| Some(name.to_owned())).ok_or_else(wrong)?;
                !std::mem::replace(&mut self.threads, names).is_empty()
            }
            "lines" => {
                let numbers = list(value, |line| line.parse().ok().filter(|line| *line > 0)).ok_or_else(wrong)?;
                !std::mem::replace(&mut self.lines, numbers).is_empty()
            }
            "waits-for" if value == "interleavings" => self.waits_for.replace(WaitsFor::Interleavings).is_some(),
            "waits-for" => return Err(wrong()),
            _ => return Err(ExpectationError::Key(key.to_owned())),
        };
        if twice { Err(ExpectationError::Twice(format!("{key}="))) } else { Ok(()) }
    }

    fn add_code(&mut self, word: &str) -> Result<(), ExpectationError> {
        if !is_code(word) && !is_lint_of_rustc(word) {
            return Err(ExpectationError::Word(word.to_owned()));
        }
        if self.codes.iter().any(|code| code == word) {
            return Err(ExpectationError::Twice(word.to_owned()));
        }
        self.codes.push(word.to_owned());
        Ok(())
    }

    /// An expectation that no verdict could ever meet is a mistake of the author's.
    fn can_be_shown(&self) -> Result<(), ExpectationError> {
        use VerdictKind::*;
        let verdict = self.verdict;
        let refuse = |what| Err(ExpectationError::NeverShown { verdict, what });
        if !self.codes.is_empty() && !matches!(verdict, DoesNotCompile | FailedLint | WrongError) {
            return refuse("error code");
        }
        if self.check.is_some() && matches!(verdict, Passed | DoesNotCompile | FailedLint | GraderError) {
            return refuse("check");
        }
        if !self.threads.is_empty() && !matches!(verdict, FailedCheck | Deadlock | Race | TimedOut | LeftRunning) {
            return refuse("thread");
        }
        let without_lines = [Passed, MisuseCompiles, Crashed, OverLimit, NoResult, Tampered, GraderError];
        if !self.lines.is_empty() && without_lines.contains(&verdict) {
            return refuse("line");
        }
        Ok(())
    }
}

/// The kinds of which a verdict names one.
fn kinds(verdict: VerdictKind) -> &'static [&'static str] {
    match verdict {
        VerdictKind::TimedOut => &["busy", "sleeping", "switching"],
        VerdictKind::OverLimit => {
            &["memory", "output", "threads", "processes", "file-size", "disk", "compile-time", "cpu-time", "steps"]
        }
        VerdictKind::Crashed => &["SIGABRT", "SIGBUS", "SIGFPE", "SIGILL", "SIGKILL", "SIGSEGV", "SIGTERM", "SIGTRAP"],
        _ => &[],
    }
}

/// A name as Rust has them.
fn name(text: &str) -> Option<String> {
    let tokens: proc_macro2::TokenStream = text.parse().ok()?;
    // Whatever else it is, it is not syn's to follow.
    let is_one =
        matches!(tokens.clone().into_iter().collect::<Vec<_>>().as_slice(), [proc_macro2::TokenTree::Ident(_)]);
    is_one.then(|| syn::parse2::<syn::Ident>(tokens)).and_then(Result::ok).map(|name| name.to_string())
}

fn list<T>(value: &str, read: impl Fn(&str) -> Option<T>) -> Option<Vec<T>> {
    value.split(',').map(|part| if part.is_empty() { None } else { read(part) }).collect()
}

/// Whether a word is a code as it is written in a hint's key or a case's mark: `E0277`, `clippy::needless_return`.
pub(super) fn is_code(word: &str) -> bool {
    is_error_code(word) || word.strip_prefix("clippy::").is_some_and(super::name::is_lower_snake)
}

/// Whether a word is an error code of rustc's: `E0277`.
pub(crate) fn is_error_code(word: &str) -> bool {
    word.strip_prefix('E').is_some_and(|digits| digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_digit()))
}

/// rustc's lints have no prefix; every one that matters here has two words at least.
fn is_lint_of_rustc(word: &str) -> bool {
    word.contains('_') && super::name::is_lower_snake(word)
}

impl fmt::Display for Expectation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.verdict)?;
        for code in &self.codes {
            write!(f, " {code}")?;
        }
        if let Some(check) = &self.check {
            write!(f, " check={check}")?;
        }
        if let Some(how) = &self.how {
            write!(f, " how={how}")?;
        }
        if !self.threads.is_empty() {
            write!(f, " threads={}", self.threads.join(","))?;
        }
        if !self.lines.is_empty() {
            let lines: Vec<String> = self.lines.iter().map(u32::to_string).collect();
            write!(f, " lines={}", lines.join(","))?;
        }
        match self.waits_for {
            Some(WaitsFor::Interleavings) => write!(f, " waits-for=interleavings"),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;
    use proptest::sample::select;

    use super::*;
    use crate::foreign::{changed_text, few, text};

    #[test]
    fn an_expectation_reads_back_as_it_was_written() {
        for text in [
            "passed",
            "passed waits-for=interleavings",
            "does-not-compile E0373 E0382 lines=3",
            "failed-check check=main",
            "deadlock check=it_waits threads=alice,bob lines=14,21",
            "race waits-for=interleavings",
            "over-limit check=it_waits how=file-size",
            "failed-lint clippy::needless_return unused_must_use",
        ] {
            assert_eq!(text.parse::<Expectation>().unwrap().to_string(), text);
        }
        let spaced: Expectation = "  deadlock   lines=2 threads=a ".parse().unwrap();
        assert_eq!(spaced.to_string(), "deadlock threads=a lines=2");
    }

    #[test]
    fn what_is_wrong_is_said_with_what_to_do() {
        let said: Vec<String> = [
            "",
            "dead-lock",
            "xyz",
            "deadlock E27",
            "deadlock thread=a",
            "deadlock threads=",
            "deadlock lines=0",
            "deadlock lines=1 lines=2",
            "deadlock waits-for=luck",
            "failed-check check=a,b",
            "does-not-compile E0277 E0277",
            "deadlock E0277",
            "passed lines=3",
            "does-not-compile check=a",
            "crashed threads=a",
            "timed-out how=lazy",
            "deadlock how=busy",
        ]
        .into_iter()
        .map(|text| {
            let error = text.parse::<Expectation>().unwrap_err();
            format!("{text:?}: {error}; {}", error.help())
        })
        .collect();
        assert_eq!(
            said.join("\n"),
            r#""": no verdict is said; say a verdict first, as `deadlock threads=alice,bob lines=14,21`
"dead-lock": `dead-lock` is no verdict; the nearest verdict is `deadlock`
"xyz": `xyz` is no verdict; the verdicts are passed, does-not-compile, failed-check, deadlock, race, failed-lint, misuse-compiles, wrong-error, timed-out, crashed, over-limit, no-result, left-running, tampered, grader-error
"deadlock E27": `E27` is neither an error code nor `key=value`; write a code as `E0277` or `clippy::lint`; the keys are check=, how=, threads=, lines= and waits-for=
"deadlock thread=a": an expectation has no key `thread`; the keys are check=, how=, threads=, lines= and waits-for=
"deadlock threads=": `` is no value of `threads`; write the threads' names with commas, as `threads=alice,bob`
"deadlock lines=0": `0` is no value of `lines`; write lines from 1 with commas, as `lines=14,21`
"deadlock lines=1 lines=2": `lines=` is said twice; say it once; several values are separated by commas
"deadlock waits-for=luck": `luck` is no value of `waits-for`; the only thing to wait for is `waits-for=interleavings`
"failed-check check=a,b": `a,b` is no value of `check`; write the name of one check or compile-fail case, as `check=it_waits`, or `check=main`
"does-not-compile E0277 E0277": `E0277` is said twice; say it once; several values are separated by commas
"deadlock E0277": `deadlock` names no error code; leave it out, or say another verdict
"passed lines=3": `passed` names no line; leave it out, or say another verdict
"does-not-compile check=a": `does-not-compile` names no check; leave it out, or say another verdict
"crashed threads=a": `crashed` names no thread; leave it out, or say another verdict
"timed-out how=lazy": `lazy` is no value of `how`; the kinds are those of timed-out (busy, sleeping, switching), the limits of over-limit (memory, file-size …) and the signals of crashed (SIGSEGV …)
"deadlock how=busy": `deadlock` names no kind; leave it out, or say another verdict"#
        );
    }

    #[test]
    fn no_name_ends_the_program() {
        let deep = format!("deadlock check={}", "(".repeat(20_000) + &")".repeat(20_000));
        assert!(matches!(deep.parse::<Expectation>(), Err(ExpectationError::Value { .. })));
    }

    proptest! {
        #![proptest_config(few())]

        #[test]
        fn whatever_is_an_expectation_reads_back(
            verdict in select(&VerdictKind::ALL[..]),
            words in vec(prop_oneof!["E[0-9]{4}", "check=[a-z_]{1,9}", "threads=[a-z,]{1,9}", "lines=[0-9,]{1,6}", "clippy::[a-z_]{2,9}", text()], 0..5),
        ) {
            let said = format!("{verdict} {}", words.join(" "));
            if let Ok(expectation) = said.parse::<Expectation>() {
                let written = expectation.to_string();
                prop_assert_eq!(written.parse::<Expectation>(), Ok(expectation));
            }
        }

        #[test]
        fn whatever_is_none_is_said_with_what_to_do(text in prop_oneof![text(), changed_text("deadlock E0277 check=a threads=a,b lines=1,2")]) {
            if let Err(error) = text.parse::<Expectation>() {
                prop_assert!(!error.to_string().is_empty() && !error.help().is_empty());
            }
        }
    }
}
