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

/// The longest line that is taken, in bytes, without its end. The harness sends none that is longer.
const MAX_LINE: usize = 64 * 1024;
/// How many lines are kept, of those that decide.
const MAX_LINES: usize = 10_000;
/// How much of the others is kept, in bytes as they came.
const MAX_DETAILS: usize = 8 << 20;
/// How much of a stray line is kept, in characters.
const MAX_STRAY: usize = 200;

/// Puts bytes together to lines and knows who waits. The same bytes say the same, in whatever pieces they come.
#[derive(Debug)]
pub(super) struct Reader {
    nonce: String,
    rest: Vec<u8>,
    /// Whether the rest is the end of a line that was too long.
    is_surplus: bool,
    lines: Vec<Line>,
    /// How many of them decide, and how many bytes of the others came.
    deciding: usize,
    details: usize,
}

impl Reader {
    pub(super) fn new(nonce: String) -> Reader {
        Reader { nonce, rest: Vec::new(), is_surplus: false, lines: Vec::new(), deciding: 0, details: 0 }
    }

    pub(super) fn push(&mut self, bytes: &[u8]) {
        let mut parts = bytes.split(|&byte| byte == b'\n');
        let last = parts.next_back().unwrap_or_default();
        for part in parts {
            self.extend(part);
            let line = std::mem::take(&mut self.rest);
            if !std::mem::take(&mut self.is_surplus) {
                self.add(&line);
            }
        }
        self.extend(last);
    }

    /// Adds to the line at hand, of which no more is kept than a line may have: one that is longer is none of the harness's.
    fn extend(&mut self, part: &[u8]) {
        if self.is_surplus {
            return;
        }
        let room = MAX_LINE - self.rest.len();
        self.rest.extend_from_slice(&part[..part.len().min(room)]);
        if part.len() > room {
            self.is_surplus = true;
            let beginning = stray(&std::mem::take(&mut self.rest));
            self.keep(beginning, 0);
        }
    }

    fn add(&mut self, line: &[u8]) {
        self.keep(parse(&self.nonce, line).unwrap_or_else(|| stray(line)), line.len());
    }

    /// Keeps a line of so many bytes. However much is told, how it ended is told, too.
    fn keep(&mut self, line: Line, length: usize) {
        let fits = if line.is_detail() {
            // Those that come after one that was left out may be about it, and are left out as well.
            self.details += length;
            self.details <= MAX_DETAILS
        } else {
            self.deciding += 1;
            self.deciding <= MAX_LINES
        };
        if fits {
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
            let rest = stray(&self.rest);
            self.keep(rest, 0);
        }
        self.lines
    }
}

impl Line {
    /// Whether it only explains, and there may be many.
    fn is_detail(&self) -> bool {
        match self {
            Line::Panic { .. } => true,
            Line::Told(told) => !matches!(told, Told::Finding(_) | Told::Counted(_)),
            _ => false,
        }
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
mod tests;
