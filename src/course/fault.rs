//! What is wrong with a course: every fault with its file, its line and the line itself, drawn as rustc draws its own.

use std::fmt;
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::name::is_lower_snake;
use super::source::{Source, SourceError};
use super::textfile::{TextFile, rust_stem};

/// Columns of a drawn fault.
const WIDTH: usize = 80;
/// Columns of its help: what the frame before it leaves.
const HELP_WIDTH: usize = 66;

/// One thing that is wrong with a course.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The file at fault, as it is shown to people.
    pub path: String,
    /// The line at fault, from 1; absent when it is the file, or the folder, as a whole.
    pub line: Option<u32>,
    /// What is wrong, in one line.
    pub message: String,
    /// What to do about it.
    pub help: String,
    excerpt: Option<Excerpt>,
}

/// A line at fault.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Excerpt {
    line: String,
    /// The bytes of it that are meant.
    marked: Range<usize>,
}

impl Fault {
    /// A fault of a file or a folder as a whole.
    pub(super) fn of_path(shown: String, message: impl Into<String>, help: impl Into<String>) -> Fault {
        Fault { path: shown, line: None, message: message.into(), help: help.into(), excerpt: None }
    }

    /// A fault in a file at some of its bytes; of several lines, the first is shown.
    pub(super) fn at(
        file: &TextFile,
        bytes: Range<usize>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Fault {
        let (number, line) = file.line_of(bytes.start);
        let text = file.text[line.clone()].trim_end_matches('\r');
        let start = (bytes.start - line.start).min(text.len());
        let end = bytes.end.saturating_sub(line.start).clamp(start, text.len());
        Fault {
            path: file.shown.clone(),
            line: Some(number),
            message: message.into(),
            help: help.into(),
            excerpt: Some(Excerpt { line: text.to_owned(), marked: start..end }),
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let help = wrapped(&self.help, HELP_WIDTH);
        let mut group = Group::with_title(Level::ERROR.primary_title(&self.message));
        group = match (&self.excerpt, self.line) {
            (Some(excerpt), Some(line)) => group.element(
                Snippet::source(&excerpt.line)
                    .line_start(line as usize)
                    .path(&self.path)
                    .annotation(AnnotationKind::Primary.span(excerpt.marked.clone())),
            ),
            _ => group.element(Origin::path(&self.path)),
        };
        let report = [group.element(Level::HELP.message(help))];
        f.write_str(&Renderer::plain().term_width(WIDTH).render(&report))
    }
}

fn wrapped(text: &str, width: usize) -> String {
    let mut out = String::new();
    let mut column = 0;
    for word in text.split(' ') {
        let wide = unicode_width::UnicodeWidthStr::width(word);
        if column > 0 && column + 1 + wide > width {
            out.push('\n');
            column = 0;
        } else if column > 0 {
            out.push(' ');
            column += 1;
        }
        out.push_str(word);
        column += wide;
    }
    out
}

/// All that is wrong with a course; at least one fault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CourseFaults {
    /// Those of `info.toml` first, from its top; then those of other files.
    pub faults: Vec<Fault>,
}

impl fmt::Display for CourseFaults {
    /// All faults, one drawn after the other, then how many they are.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for fault in &self.faults {
            writeln!(f, "{fault}\n")?;
        }
        match self.faults.len() {
            1 => f.write_str("1 fault in the course"),
            count => write!(f, "{count} faults in the course"),
        }
    }
}

impl std::error::Error for CourseFaults {}

/// Faults while they are being found.
#[derive(Debug, Default)]
pub(super) struct Faults {
    found: Vec<Fault>,
    /// Where the text is no TOML: the file, and its lines at fault.
    unreadable: Vec<(String, u32)>,
}

impl Faults {
    /// Notes what is wrong; but of a line that is no TOML, nothing more is said.
    pub fn push(&mut self, fault: Fault) {
        let at = |(path, line): &(String, u32)| *path == fault.path && Some(*line) == fault.line;
        if !self.unreadable.iter().any(at) {
            self.found.push(fault);
        }
    }

    /// Notes a line that is no TOML.
    pub fn push_syntax(&mut self, fault: Fault) {
        let line = fault.line.unwrap_or(1);
        self.found.push(fault);
        if let Some(fault) = self.found.last() {
            self.unreadable.push((fault.path.clone(), line));
        }
    }

    /// Notes what may only look so where some text is no TOML: something that is not there, or not where it belongs.
    pub fn push_doubtful(&mut self, fault: Fault) {
        if self.unreadable.is_empty() {
            self.push(fault);
        }
    }

    /// For finding some of them elsewhere: empty, and what is no TOML is known there too.
    pub fn part(&self) -> Faults {
        Faults { found: Vec::new(), unreadable: self.unreadable.clone() }
    }

    /// Takes those in that were found elsewhere.
    pub fn join(&mut self, part: Faults) {
        self.found.extend(part.found);
    }

    /// How many have been found.
    pub fn count(&self) -> usize {
        self.found.len()
    }

    /// Notes a fault of a file or a folder as a whole.
    pub fn push_path(&mut self, source: &Source, path: &str, message: impl Into<String>, help: impl Into<String>) {
        self.push(Fault::of_path(source.shown(path), message, help));
    }

    /// As [`Faults::push_path`], where it may only look so because some text is no TOML.
    pub fn push_doubtful_path(
        &mut self,
        source: &Source,
        path: &str,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.push_doubtful(Fault::of_path(source.shown(path), message, help));
    }

    /// Notes that a file could not be read.
    pub fn push_unread(&mut self, error: SourceError) {
        let (path, message, help) = match error {
            SourceError::Missing { path } => (path, "there is no such file".into(), "write it"),
            SourceError::NotAFile { path } => (path, "this is no regular file".into(), "put a text file there"),
            SourceError::NotUtf8 { path, line } => {
                (path, format!("line {line} of this file is not UTF-8"), "save it as UTF-8")
            }
            SourceError::Io { path, error } => (path, format!("this file cannot be read: {error}"), "make it readable"),
        };
        self.push(Fault::of_path(path, message, help));
    }

    /// Reads a file that was listed; none when it cannot be read, which is noted.
    pub fn read(&mut self, source: &Source, path: String) -> Option<TextFile> {
        TextFile::read(source, path).map_err(|error| self.push_unread(error)).ok()
    }

    /// The stem of an attempt's or a case's file; none when it is malformed, which is noted.
    pub fn stem(&mut self, file: &TextFile) -> Option<String> {
        let name = file.path.rsplit('/').next().unwrap_or_default();
        let stem = rust_stem(name).unwrap_or(name);
        if is_lower_snake(stem) {
            return Some(stem.to_owned());
        }
        let message = format!("`{stem}` is no name for an attempt or a case");
        self.push(Fault::of_path(file.shown.clone(), message, "use a-z, 0-9 and _ only: `no_thread.rs`"));
        None
    }

    /// What was read from one file, or all that is wrong with it.
    pub fn into_result<T>(self, path: &str, read: Option<T>) -> Result<T, CourseFaults> {
        let lost = || CourseFaults { faults: vec![Fault::of_path(path.to_owned(), "this cannot be read", "mend it")] };
        match self.into_error(path) {
            Some(faults) => Err(faults),
            None => read.ok_or_else(lost),
        }
    }

    /// All that were found: those of `manifest` first, then file by file as they were met, each from its top; none
    /// when all is well.
    pub fn into_error(mut self, manifest: &str) -> Option<CourseFaults> {
        let mut met = vec![manifest.to_owned()];
        for fault in &self.found {
            if !met.contains(&fault.path) {
                met.push(fault.path.clone());
            }
        }
        self.found.sort_by_key(|fault| {
            let column = fault.excerpt.as_ref().map(|excerpt| excerpt.marked.start);
            (met.iter().position(|path| *path == fault.path), fault.line, column)
        });
        if self.found.is_empty() { None } else { Some(CourseFaults { faults: self.found }) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_shows_the_line_and_what_to_do() {
        let text = "[threadlings]\r\n\thint = [\"ä\",\r\n  \"b\"]\r\n";
        let file = TextFile::new("info.toml", text);
        let start = text.find('[').map(|_| text.find("[\"").unwrap()).unwrap();
        let help = "a help that is so long that it does not fit into one line of a terminal of eighty columns";
        let fault = Fault::at(&file, start..text.len() - 2, "unknown key `hint`", help);
        let whole = Fault::of_path("checks/a".into(), "nothing refers to this folder", "remove it");
        let faults = CourseFaults { faults: vec![fault, whole] };
        assert_eq!(
            faults.to_string(),
            r#"error: unknown key `hint`
 --> info.toml:2:9
  |
2 |     hint = ["ä",
  |            ^^^^^
  |
  = help: a help that is so long that it does not fit into one line of a
          terminal of eighty columns

error: nothing refers to this folder
--> checks/a
 = help: remove it

2 faults in the course"#
        );
    }
}
