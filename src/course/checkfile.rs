//! A check file: ordinary Rust that a learner can read, and what the grader must know of it before it is compiled.
//!
//! Which checks must report comes from here, never from what the learner's process says.

use std::ops::Range;

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use syn::{Attribute, Item, ItemFn, Meta};

use super::Text;
use super::checkrules;
use super::fault::{CourseFaults, Faults};
use super::textfile::{TextFile, opening_comment};
use crate::tokens::{self, Refused};

/// std's macros that a check may use by bare name; an answer that defines one of the same name must not be heard.
pub(super) const STD_MACROS: [&str; 21] = [
    "assert",
    "assert_eq",
    "assert_ne",
    "dbg",
    "debug_assert",
    "debug_assert_eq",
    "debug_assert_ne",
    "eprint",
    "eprintln",
    "format",
    "matches",
    "panic",
    "print",
    "println",
    "thread_local",
    "todo",
    "unimplemented",
    "unreachable",
    "vec",
    "write",
    "writeln",
];

/// What verifies an answer at run time.
#[derive(Clone, Debug)]
pub struct CheckFile {
    /// Its file, relative to the course's root: `checks/05_locks/deadlock1/checks.rs`.
    pub path: String,
    /// What stands in it.
    pub text: Text,
    /// What it verifies: its opening `//!` lines, as a paragraph.
    pub about: String,
    /// Its `#[test]` functions, in their order; at least one.
    pub checks: Vec<CheckFn>,
    /// The bytes of each `#[test]`, in their order.
    pub test_attributes: Vec<Range<usize>>,
    /// The bytes of each name of the grader's: `harness`, and `interleave` in a cfg.
    pub names: Vec<Range<usize>>,
    /// std's macros that it uses by bare name, inside of other macros too; sorted.
    pub macros: Vec<String>,
}

/// A `#[test]` function.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckFn {
    /// Its name.
    pub name: String,
    /// The line of its name, from 1.
    pub line: u32,
    /// Where it runs.
    pub ran_by: RanBy,
}

/// Where a check runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RanBy {
    /// With real threads, and explored.
    Both,
    /// With real threads only: `#[cfg(not(interleave))]`.
    RealOnly,
    /// Explored only: `#[cfg(interleave)]`.
    InterleaveOnly,
}

impl RanBy {
    /// Whether it runs with real threads.
    pub fn runs_for_real(self) -> bool {
        self != RanBy::InterleaveOnly
    }
}

impl CheckFile {
    /// Reads a check file; `path` names it.
    ///
    /// # Errors
    /// All that is wrong with it.
    pub fn parse(path: &str, text: impl Into<Text>) -> Result<CheckFile, CourseFaults> {
        let mut faults = Faults::default();
        let file = read(&TextFile::new(path, text), &mut faults);
        faults.into_result(path, file)
    }
}

/// Reads a check file; none when it is at fault, which is said by then.
pub(super) fn read(file: &TextFile, faults: &mut Faults) -> Option<CheckFile> {
    let refused = match tokens::with_file(&file.text, |tree, tokens| follow(file, tree, tokens, faults)) {
        Ok(read) => return read,
        Err(refused) => refused,
    };
    let fault = match refused {
        Refused::NoRust(at, why) if why.is_empty() => {
            let help = "a check file is ordinary Rust; look for a string, a comment or a bracket that does not close";
            file.fault(at, "this is no Rust", help)
        }
        Refused::NoRust(at, why) => {
            let help = "a check file is ordinary Rust with #[test] functions";
            file.fault(at, format!("this is no Rust: {why}"), help)
        }
        Refused::TooDeep => file.fault(0..0, "this is nested too deeply to be followed", "name its parts with `let`"),
    };
    faults.push(fault);
    None
}

fn follow(file: &TextFile, tree: &syn::File, tokens: TokenStream, faults: &mut Faults) -> Option<CheckFile> {
    let before = faults.count();
    let lists = lists(tokens);
    let mut macros: Vec<String> = lists.iter().flat_map(|list| macros_in(list)).collect();
    macros.sort();
    macros.dedup();

    let tests: Vec<Test> = tree.items.iter().filter_map(test).collect();
    checkrules::judge(file, &lists, tree, &tests, &macros, faults);
    if faults.count() > before {
        return None;
    }
    Some(CheckFile {
        path: file.path.clone(),
        text: file.text.clone(),
        about: opening_comment(&file.text, &["//!"]),
        checks: tests.iter().map(|test| test.check(file)).collect(),
        test_attributes: tests.iter().map(|test| bytes_of(test.attribute)).collect(),
        names: lists.iter().flatten().filter_map(grader_s).collect(),
        macros,
    })
}

/// A `#[test]` function at the top level.
pub(super) struct Test<'t> {
    pub attribute: &'t Attribute,
    pub function: &'t ItemFn,
}

impl Test<'_> {
    fn check(&self, file: &TextFile) -> CheckFn {
        let ident = &self.function.sig.ident;
        let (line, _) = file.line_of(ident.span().byte_range().start);
        let ran_by = self.function.attrs.iter().find_map(ran_by).unwrap_or(RanBy::Both);
        CheckFn { name: ident.to_string(), line, ran_by }
    }
}

fn test(item: &Item) -> Option<Test<'_>> {
    let Item::Fn(function) = item else { return None };
    let attribute = function.attrs.iter().find(|attribute| attribute.path().is_ident("test"))?;
    Some(Test { attribute, function })
}

/// Where a `#[cfg(…)]` lets a check run; none for other attributes, and for a cfg that nobody knows.
pub(super) fn ran_by(attribute: &Attribute) -> Option<RanBy> {
    if !attribute.path().is_ident("cfg") {
        return None;
    }
    let is_interleave = |meta: &Meta| matches!(meta, Meta::Path(path) if path.is_ident("interleave"));
    match attribute.parse_args::<Meta>().ok()? {
        Meta::List(list) if list.path.is_ident("not") => {
            list.parse_args::<Meta>().ok().filter(is_interleave).map(|_| RanBy::RealOnly)
        }
        meta => is_interleave(&meta).then_some(RanBy::InterleaveOnly),
    }
}

/// The bytes of an attribute, from `#` to `]`.
pub(super) fn bytes_of(attribute: &Attribute) -> Range<usize> {
    attribute.pound_token.span.byte_range().start..attribute.bracket_token.span.close().byte_range().end
}

/// The tokens of a text: those that stand in no bracket, and then of each bracket those that stand in it.
fn lists(tokens: TokenStream) -> Vec<Vec<TokenTree>> {
    let mut lists: Vec<Vec<TokenTree>> = vec![tokens.into_iter().collect()];
    let mut at = 0;
    while at < lists.len() {
        let groups = lists[at].iter().filter_map(|tree| match tree {
            TokenTree::Group(group) => Some(group.stream().into_iter().collect()),
            _ => None,
        });
        let inner: Vec<Vec<TokenTree>> = groups.collect();
        lists.extend(inner);
        at += 1;
    }
    lists
}

/// Where a name of the grader's stands, if this is one.
fn grader_s(tree: &TokenTree) -> Option<Range<usize>> {
    let TokenTree::Ident(name) = tree else { return None };
    (name == "harness" || name == "interleave").then(|| name.span().byte_range())
}

/// std's macros that are called by bare name: a name, `!`, and something in brackets.
fn macros_in(list: &[TokenTree]) -> impl Iterator<Item = String> {
    list.windows(3).filter_map(|three| match three {
        [TokenTree::Ident(name), TokenTree::Punct(bang), TokenTree::Group(called)]
            if bang.as_char() == '!'
                && called.delimiter() != Delimiter::None
                && STD_MACROS.iter().any(|known| name == known) =>
        {
            Some(name.to_string())
        }
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = r#"//! The caller waits, naïvely
//! or not.

use super::{total, Job};
use ::harness::{asleep, spawn};

/// A helper, no check.
fn gate(é: bool) -> bool { é }

/// It waits.
#[test]
fn it_waits() {
    let jobs = vec![Job::new(|| assert!(matches!(1, 1)))];
    assert_eq!(total(jobs), 7, "{}", format!("{}", 7 != 8));
}

#[cfg(not(interleave))]
#[test]
fn it_is_real() -> Result<(), String> { Ok(()) }

#[test] #[cfg(interleave)] fn it_is_explored() { if gate(true) { println!("done") } }
"#;

    #[test]
    fn what_stands_in_it_is_known_before_it_is_compiled() {
        let file = CheckFile::parse("checks.rs", TEXT).unwrap();
        let check = |name: &str, line, ran_by| CheckFn { name: name.into(), line, ran_by };
        assert_eq!(
            file.checks,
            [
                check("it_waits", 12, RanBy::Both),
                check("it_is_real", 19, RanBy::RealOnly),
                check("it_is_explored", 21, RanBy::InterleaveOnly),
            ]
        );
        assert_eq!(file.about, "The caller waits, naïvely or not.");
        assert_eq!(file.macros, ["assert", "assert_eq", "format", "matches", "println", "vec"]);
        let attributes: Vec<&str> = file.test_attributes.iter().map(|bytes| &TEXT[bytes.clone()]).collect();
        assert_eq!(attributes, ["#[test]"; 3]);
        let found: Vec<usize> = TEXT.match_indices("#[test]").map(|(at, _)| at).collect();
        assert_eq!(file.test_attributes.iter().map(|bytes| bytes.start).collect::<Vec<_>>(), found);
    }

    #[test]
    fn bytes_are_bytes_of_the_file_with_carriage_returns_too() {
        let text = TEXT.replace('\n', "\r\n");
        let file = CheckFile::parse("checks.rs", text.clone()).unwrap();
        assert!(file.test_attributes.iter().all(|bytes| &text[bytes.clone()] == "#[test]"));
        assert_eq!(file.checks[2].line, 21);
    }
}
