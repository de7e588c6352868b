//! An exercise's name: validated once, then safe as a file's stem, as a crate's and as a program's name.

use std::fmt;
use std::str::FromStr;

/// The longest name, in bytes: with its mark it still fits a column of the list.
const MAX_BYTES: usize = 40;

/// Rust's keywords in edition 2024, those reserved for later with them.
const KEYWORDS: [&str; 52] = [
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate", "do", "dyn", "else",
    "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro", "match", "mod",
    "move", "mut", "override", "priv", "pub", "ref", "return", "self", "static", "struct", "super", "trait", "true",
    "try", "type", "typeof", "unsafe", "unsized", "use", "virtual", "where", "while", "yield", "union",
];

/// Crates that a check or a case would mean instead of the answer, and programs that cargo refuses to build.
const TAKEN: [&str; 13] = [
    "alloc",
    "build",
    "checks",
    "core",
    "deps",
    "examples",
    "harness",
    "incremental",
    "interleave",
    "main",
    "proc_macro",
    "std",
    "test",
];

/// The name of an exercise: `[a-z][a-z0-9_]*`, at most 40 bytes, no keyword of Rust's and no crate of its own; in a
/// rustlings course letters, digits and `_`, at most 40 bytes.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ExerciseName(String);

/// Why a text is no exercise's name.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NameError {
    /// It has a character that a name cannot have, or begins with one that it cannot begin with, or is empty.
    #[error("`{0}` is no exercise's name")]
    Malformed(String),
    /// It is longer than 40 bytes.
    #[error("the name `{0}` is {len} bytes long", len = .0.len())]
    TooLong(String),
    /// It is a keyword.
    #[error("`{0}` is a keyword of Rust's")]
    Keyword(String),
    /// It is the name of a crate or a folder that grading an answer needs.
    #[error("the name `{0}` is taken")]
    Taken(String),
}

impl NameError {
    /// What to do about it.
    pub fn help(&self) -> &'static str {
        match self {
            NameError::Malformed(_) => "a name begins with a letter and has only a-z, 0-9 and _: `deadlock1`",
            NameError::TooLong(_) => "a name has at most 40 bytes",
            NameError::Keyword(_) => "the name becomes that of a crate, so it cannot be a keyword; add a number",
            NameError::Taken(_) => "cargo, or the grader's own crates, use it; add a number",
        }
    }
}

impl ExerciseName {
    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl ExerciseName {
    /// The name of an exercise of a rustlings course, by its rules: letters and digits of any script, and `_`. There it
    /// names a program, and no crate that others use.
    ///
    /// # Errors
    /// When it is empty, too long, or has another character.
    pub(super) fn of_rustlings(text: &str) -> Result<ExerciseName, NameError> {
        if text.is_empty() || !text.chars().all(|c| c.is_alphanumeric() || c == '_') {
            return Err(NameError::Malformed(text.to_owned()));
        }
        if text.len() > MAX_BYTES {
            return Err(NameError::TooLong(text.to_owned()));
        }
        Ok(ExerciseName(text.to_owned()))
    }
}

impl FromStr for ExerciseName {
    type Err = NameError;

    fn from_str(text: &str) -> Result<Self, NameError> {
        let name = || text.to_owned();
        if !is_lower_snake(text) || !text.starts_with(|first: char| first.is_ascii_lowercase()) {
            return Err(NameError::Malformed(name()));
        }
        if text.len() > MAX_BYTES {
            return Err(NameError::TooLong(name()));
        }
        if KEYWORDS.contains(&text) {
            return Err(NameError::Keyword(name()));
        }
        if TAKEN.contains(&text) {
            return Err(NameError::Taken(name()));
        }
        Ok(ExerciseName(name()))
    }
}

impl fmt::Display for ExerciseName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

/// Whether a text is not empty and has only `a-z`, `0-9` and `_`: the stems and folders of a course.
pub(super) fn is_lower_snake(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_a_crates_name() {
        for good in ["locks1", "a", "spawn_and_join2"] {
            assert_eq!(good.parse::<ExerciseName>().unwrap().to_string(), good);
        }
        let long = "a".repeat(41);
        let refused = [
            ("", NameError::Malformed(String::new())),
            ("1lock", NameError::Malformed("1lock".into())),
            ("_lock", NameError::Malformed("_lock".into())),
            ("Locks1", NameError::Malformed("Locks1".into())),
            ("../locks", NameError::Malformed("../locks".into())),
            ("schlösser", NameError::Malformed("schlösser".into())),
            (&long, NameError::TooLong(long.clone())),
            ("move", NameError::Keyword("move".into())),
            ("std", NameError::Taken("std".into())),
        ];
        for (bad, why) in refused {
            assert_eq!(bad.parse::<ExerciseName>(), Err(why));
        }
    }
}
