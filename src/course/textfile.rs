//! A text of the course together with where it stands: what a fault points into.

use std::ops::Range;

use super::Text;
use super::fault::Fault;
use super::source::{Source, SourceError};

/// A file of the course, read.
#[derive(Clone, Debug)]
pub(super) struct TextFile {
    /// Relative to the course's root.
    pub path: String,
    /// The path as it is shown to people.
    pub shown: String,
    /// What stands in it.
    pub text: Text,
}

impl TextFile {
    /// A text that comes from nowhere else.
    pub fn new(path: impl Into<String>, text: impl Into<Text>) -> TextFile {
        let path = path.into();
        TextFile { shown: path.clone(), path, text: text.into() }
    }

    /// Reads a file of the course.
    pub fn read(source: &Source, path: impl Into<String>) -> Result<TextFile, SourceError> {
        let path = path.into();
        Ok(TextFile { text: source.text(&path)?, shown: source.shown(&path), path })
    }

    /// The number of the line, from 1, in which a byte stands, and that line's bytes without its end.
    pub fn line_of(&self, byte: usize) -> (u32, Range<usize>) {
        let bytes = self.text.as_bytes();
        let byte = byte.min(bytes.len());
        let start = bytes[..byte].iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
        let end = bytes[start..].iter().position(|byte| *byte == b'\n').map_or(bytes.len(), |at| start + at);
        let before = bytes[..start].iter().filter(|byte| **byte == b'\n').count();
        (u32::try_from(before + 1).unwrap_or(u32::MAX), start..end)
    }

    /// The lines, each with its number from 1 and the byte at which it starts.
    pub fn lines(&self) -> impl Iterator<Item = (u32, usize, &str)> {
        let mut start = 0;
        (1..).zip(self.text.split_inclusive('\n')).map(move |(number, line)| {
            let at = start;
            start += line.len();
            (number, at, line.trim_end_matches(['\n', '\r']))
        })
    }

    /// A fault at some bytes of it.
    pub fn fault(&self, bytes: Range<usize>, message: impl Into<String>, help: impl Into<String>) -> Fault {
        Fault::at(self, bytes, message, help)
    }
}

/// The comment that opens a text, as one paragraph: its lines up to the first that does not begin with one of `marks`.
/// A comment line with nothing on it begins a new paragraph.
pub(super) fn opening_comment(text: &str, marks: &[&str]) -> String {
    let mut about = String::new();
    for line in text.lines() {
        let line = line.trim();
        let Some(said) = marks.iter().find_map(|mark| line.strip_prefix(mark)) else { break };
        let said = said.trim();
        if said.is_empty() {
            about.push('\n');
        } else {
            if !about.is_empty() && !about.ends_with('\n') {
                about.push(' ');
            }
            about.push_str(said);
        }
    }
    about.trim().to_owned()
}

/// The stem of a Rust file's name: `a` of `a.rs`.
pub(super) fn rust_stem(name: &str) -> Option<&str> {
    name.strip_suffix(".rs").filter(|stem| !stem.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_is_found_in_its_line() {
        let file = TextFile::new("a.rs", "one\ntwö\r\n\nfour");
        assert_eq!(file.line_of(0), (1, 0..3));
        assert_eq!(file.line_of(3), (1, 0..3));
        assert_eq!(file.line_of(4), (2, 4..9));
        assert_eq!(file.line_of(10), (3, 10..10));
        assert_eq!(file.line_of(99), (4, 11..15));
        let lines: Vec<_> = file.lines().collect();
        assert_eq!(lines, [(1, 0, "one"), (2, 4, "twö"), (3, 10, ""), (4, 11, "four")]);
        assert_eq!(TextFile::new("empty.rs", "").line_of(0), (1, 0..0));
    }

    #[test]
    fn the_opening_comment_is_text_to_read() {
        let text = "//! The caller\n//! waits.\n//!\n//! And more.\n\n//! not this\n";
        assert_eq!(opening_comment(text, &["//!"]), "The caller waits.\nAnd more.");
        assert_eq!(opening_comment("// One.\n//! Two.\nfn main() {}", &["//!", "//"]), "One. Two.");
        assert_eq!(opening_comment("fn main() {}", &["//!"]), "");
    }
}
