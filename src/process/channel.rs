//! What comes over the private channel, line by line.

use serde::{Deserialize, Serialize};

use super::told::{self, Told};

/// One line of the harness, understood.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Line {
    /// The check begins.
    Begins,
    /// The check returned.
    Ok,
    /// The check panicked, or returned an error.
    Failed { message: String },
    /// A thread panicked.
    Panic { thread: String, file: String, line: u32, message: String },
    /// A thread waits in a primitive of the check's.
    Waits(Wait),
    /// That thread goes on.
    GoesOn { tid: u32 },
    /// The program was about to have more threads than it may: it waits for its end.
    TooManyThreads,
    /// What an exploration tells.
    Told(Told),
    /// Something that the harness does not send; escaped and cut.
    Stray(String),
}

/// A thread that waits in `together` or `asleep`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wait {
    pub kind: WaitKind,
    /// The system's number of the thread.
    pub tid: u32,
    /// What never happened, if it waits for ever.
    pub sentence: String,
}

/// The primitives of a check that wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum WaitKind {
    Together,
    Asleep,
}

/// The longest line that is waited for, in bytes.
const MAX_LINE: usize = 64 * 1024;
/// How many lines are kept.
const MAX_LINES: usize = 10_000;
/// How much of a stray line is kept, in characters.
const MAX_STRAY: usize = 200;

/// Puts bytes together to lines and knows who waits.
#[derive(Debug)]
pub(super) struct Reader {
    nonce: String,
    rest: Vec<u8>,
    lines: Vec<Line>,
}

impl Reader {
    pub(super) fn new(nonce: String) -> Reader {
        Reader { nonce, rest: Vec::new(), lines: Vec::new() }
    }

    pub(super) fn push(&mut self, bytes: &[u8]) {
        self.rest.extend_from_slice(bytes);
        while let Some(end) = self.rest.iter().position(|&byte| byte == b'\n') {
            let line: Vec<u8> = self.rest.drain(..=end).collect();
            self.add(&line[..end]);
        }
        if self.rest.len() > MAX_LINE {
            let rest = std::mem::take(&mut self.rest);
            self.add(&rest);
        }
    }

    fn add(&mut self, line: &[u8]) {
        if self.lines.len() < MAX_LINES {
            let line = parse(&self.nonce, line).unwrap_or_else(|| stray(line));
            self.lines.push(line);
        }
    }

    /// The lines so far.
    pub(super) fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// All lines. An unfinished last one says nothing where the harness was interrupted, and is a stray one elsewhere.
    pub(super) fn into_lines(mut self) -> Vec<Line> {
        let nonce = self.nonce.as_bytes();
        if !self.rest.starts_with(nonce) && !nonce.starts_with(&self.rest) {
            self.lines.push(stray(&self.rest));
        }
        self.lines
    }
}

/// Who waits in the check after these lines, in the order in which they began to.
pub fn waiting(lines: &[Line]) -> Vec<&Wait> {
    let mut waiting: Vec<&Wait> = Vec::new();
    for line in lines {
        match line {
            Line::Waits(wait) => waiting.push(wait),
            Line::GoesOn { tid } => waiting.retain(|wait| wait.tid != *tid),
            _ => {}
        }
    }
    waiting
}

fn parse(nonce: &str, line: &[u8]) -> Option<Line> {
    let mut fields = std::str::from_utf8(line).ok()?.split('\t');
    if fields.next()? != nonce {
        return None;
    }
    let kind = fields.next()?;
    let fields: Vec<String> = fields.map(unescape).collect();
    match (kind, fields.as_slice()) {
        ("begins", []) => Some(Line::Begins),
        ("ok", []) => Some(Line::Ok),
        ("failed", [message]) => Some(Line::Failed { message: message.clone() }),
        ("panic", [thread, file, line, message]) => Some(Line::Panic {
            thread: thread.clone(),
            file: slashed(file.clone()),
            line: line.parse().ok()?,
            message: message.clone(),
        }),
        ("waits", [kind, tid, sentence]) => {
            let kind = match kind.as_str() {
                "together" => WaitKind::Together,
                "asleep" => WaitKind::Asleep,
                _ => return None,
            };
            Some(Line::Waits(Wait { kind, tid: tid.parse().ok()?, sentence: sentence.clone() }))
        }
        ("too-many-threads", []) => Some(Line::TooManyThreads),
        ("goes-on", [tid]) => Some(Line::GoesOn { tid: tid.parse().ok()? }),
        (kind, fields) => told::parse(kind, fields).map(Line::Told),
    }
}

/// A file as the grader calls it: on Windows the compiler puts a name after a folder with a sign of its own.
pub(crate) fn slashed(file: String) -> String {
    if cfg!(windows) { file.replace('\\', "/") } else { file }
}

fn stray(line: &[u8]) -> Line {
    Line::Stray(String::from_utf8_lossy(line).chars().take(MAX_STRAY).flat_map(char::escape_debug).collect())
}

fn unescape(field: &str) -> String {
    let mut text = String::with_capacity(field.len());
    let mut characters = field.chars();
    while let Some(c) = characters.next() {
        match c {
            '\\' => match characters.next() {
                Some('t') => text.push('\t'),
                Some('n') => text.push('\n'),
                Some('r') => text.push('\r'),
                Some(c) => text.push(c),
                None => {}
            },
            c => text.push(c),
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(parts: &[&str]) -> Vec<Line> {
        let mut reader = Reader::new("n1".into());
        parts.iter().for_each(|part| reader.push(part.as_bytes()));
        reader.into_lines()
    }

    #[test]
    fn lines_come_in_any_pieces() {
        assert_eq!(
            lines(&["n1\tbeg", "ins\nn1\tfailed\ta\\nb\\\\\\t", "c\n"]),
            [Line::Begins, Line::Failed { message: "a\nb\\\tc".into() }]
        );
    }

    #[test]
    fn without_the_nonce_or_in_another_shape_a_line_is_stray() {
        for line in ["n2\tok\n", "ok\n", "n1\tok\tmore\n", "n1\twaits\tfor\t1\tx\n", "ok", "\u{1b}[2J\n"] {
            assert!(matches!(lines(&[line]).as_slice(), [Line::Stray(_)]), "{line:?}");
        }
    }

    #[test]
    fn an_interrupted_line_says_nothing() {
        for rest in ["n", "n1", "n1\tok"] {
            assert_eq!(lines(&["n1\tbegins\n", rest]), [Line::Begins]);
        }
    }

    #[test]
    fn who_went_on_does_not_wait() {
        let all = lines(&["n1\twaits\ttogether\t1\ta\nn1\twaits\tasleep\t2\tb\nn1\tgoes-on\t1\n"]);
        assert_eq!(waiting(&all), [&Wait { kind: WaitKind::Asleep, tid: 2, sentence: "b".into() }]);
    }
}
