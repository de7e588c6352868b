//! Who owns standard output and standard error, and asks at the terminal.
//!
//! Data goes to standard output, everything else to standard error. A reader that goes away (`threadlings list | head`)
//! ends the output quietly: the shell remembers it and swallows the rest, so that a command ends with the code that it
//! would have had.

use std::io::{self, BufRead, IsTerminal, Write};
use std::sync::{Arc, Mutex, PoisonError};

use super::style;

/// Columns where the terminal does not say.
const DEFAULT_WIDTH: usize = 80;
/// Narrower than this nothing can be laid out.
const MIN_WIDTH: usize = 20;

/// The terminal, or what stands for it.
pub struct Shell {
    out: Box<dyn Write + Send>,
    err: Box<dyn Write + Send>,
    input: Box<dyn BufRead + Send>,
    /// Where it is no real terminal: the width to lay out for.
    fixed_width: Option<usize>,
    terminal: bool,
    can_ask: bool,
    /// What goes on, as it was told last.
    progress: String,
    broken: Option<io::Error>,
}

impl Shell {
    /// The process's own standard streams.
    pub fn new() -> Shell {
        // A console understands escape sequences only once it was told to.
        #[cfg(windows)]
        let _ = ratatui::crossterm::ansi_support::supports_ansi();
        let input = io::stdin().is_terminal();
        Shell {
            out: Box::new(io::stdout()),
            err: Box::new(io::stderr()),
            input: Box::new(io::BufReader::new(io::stdin())),
            fixed_width: None,
            terminal: input && io::stdout().is_terminal(),
            can_ask: input && io::stderr().is_terminal(),
            progress: String::new(),
            broken: None,
        }
    }

    /// A shell that writes into memory, is `width` columns wide, and answers questions with the lines of `answers`; it
    /// is a terminal when there are any.
    pub fn recording(width: usize, answers: &str) -> (Shell, Recording) {
        let recording = Recording::default();
        let shell = Shell {
            out: Box::new(Tape(Arc::clone(&recording.out))),
            err: Box::new(Tape(Arc::clone(&recording.err))),
            input: Box::new(io::Cursor::new(answers.as_bytes().to_vec())),
            fixed_width: Some(width),
            terminal: !answers.is_empty(),
            can_ask: !answers.is_empty(),
            progress: String::new(),
            broken: None,
        };
        (shell, recording)
    }

    /// Writes `text` to standard output as it stands, and flushes it.
    pub fn out(&mut self, text: &str) {
        if self.broken.is_some() {
            return;
        }
        if let Err(error) = self.out.write_all(text.as_bytes()).and_then(|()| self.out.flush()) {
            // A terminal whose window was closed says EIO; its reader went away like any other.
            let gone = self.terminal && has_hung_up(&error);
            self.broken = Some(if gone { io::ErrorKind::BrokenPipe.into() } else { error });
        }
    }

    /// Writes the line `text` to standard error, made harmless. That it cannot be written changes nothing.
    pub fn note(&mut self, text: &str) {
        let mut line = style::rendering(text);
        if !line.ends_with('\n') {
            line.push('\n');
        }
        let _ = self.err.write_all(line.as_bytes()).and_then(|()| self.err.flush());
    }

    /// Tells on standard error what goes on. On a terminal it stands where the last one stood, until [`Shell::progress_ends`];
    /// elsewhere it is a line, and what changes behind its colon is not told.
    pub fn progress(&mut self, doing: &str) {
        let beginning = |text: &str| text.split(':').next().unwrap_or_default().to_owned();
        if self.can_ask {
            let line = format!("\r\x1b[K{doing} …");
            let _ = self.err.write_all(line.as_bytes()).and_then(|()| self.err.flush());
        } else if beginning(doing) != beginning(&self.progress) {
            self.note(&format!("{doing} …"));
        }
        doing.clone_into(&mut self.progress);
    }

    /// What went on is over: what comes next begins on a line of its own.
    pub fn progress_ends(&mut self) {
        if !std::mem::take(&mut self.progress).is_empty() && self.can_ask {
            let _ = self.err.write_all(b"\n").and_then(|()| self.err.flush());
        }
    }

    /// Why standard output takes no more, once it does not: a reader that went away, a full disk.
    pub fn broken(&self) -> Option<&io::Error> {
        self.broken.as_ref()
    }

    /// The code to end with, where the command itself would end with `code`: a reader that went away changes nothing;
    /// output that was lost for another reason is said, and is 4 (environment).
    pub fn exit_code(&mut self, code: u8) -> u8 {
        match &self.broken {
            Some(error) if error.kind() != io::ErrorKind::BrokenPipe => {
                let line = format!("{} failed to write to standard output: {error}", style::bad("error:"));
                self.note(&line);
                4
            }
            _ => code,
        }
    }

    /// The terminal's columns; 80 where there is none.
    pub fn width(&self) -> usize {
        self.size().0
    }

    /// The terminal's columns and rows; 80 and 24 where there is none.
    pub fn size(&self) -> (usize, usize) {
        if let Some(width) = self.fixed_width {
            return (width, 24);
        }
        window()
    }

    /// Whether somebody sits there: keys can be read and the screen repainted.
    pub fn is_terminal(&self) -> bool {
        self.terminal
    }

    /// Whether [`Shell::ask`] can ask at all.
    pub fn can_ask(&self) -> bool {
        self.can_ask
    }

    /// Asks `question` on standard error and reads a line: whether it says yes. Without a terminal nothing is asked,
    /// and the answer is no.
    pub fn ask(&mut self, question: &str) -> bool {
        if !self.can_ask {
            return false;
        }
        let prompt = format!("{} [y/N] ", style::notice(question));
        let _ = self.err.write_all(prompt.as_bytes()).and_then(|()| self.err.flush());
        let mut answer = String::new();
        match self.input.read_line(&mut answer) {
            Ok(_) => matches!(answer.trim().to_ascii_lowercase().as_str(), "y" | "yes"),
            Err(_) => false,
        }
    }
}

impl Default for Shell {
    fn default() -> Shell {
        Shell::new()
    }
}

/// Columns and rows of the terminal that standard output is; 80 and 24 where there is none.
pub(super) fn window() -> (usize, usize) {
    match told_size() {
        Some((columns, rows)) if columns > 0 && rows > 0 => (usize::from(columns).max(MIN_WIDTH), usize::from(rows)),
        _ => (DEFAULT_WIDTH, 24),
    }
}

#[cfg(unix)]
fn told_size() -> Option<(u16, u16)> {
    rustix::termios::tcgetwinsize(io::stdout()).ok().map(|size| (size.ws_col, size.ws_row))
}

#[cfg(windows)]
fn told_size() -> Option<(u16, u16)> {
    ratatui::crossterm::terminal::size().ok()
}

/// Whether a terminal says so that its window was closed.
#[cfg(unix)]
fn has_hung_up(error: &io::Error) -> bool {
    error.raw_os_error() == Some(rustix::io::Errno::IO.raw_os_error())
}

/// A console whose window is closed ends its programs.
#[cfg(windows)]
fn has_hung_up(_: &io::Error) -> bool {
    false
}

/// What a [`Shell::recording`] was told to write.
#[derive(Clone, Default)]
pub struct Recording {
    out: Arc<Mutex<Vec<u8>>>,
    err: Arc<Mutex<Vec<u8>>>,
}

impl Recording {
    /// What went to standard output.
    pub fn out(&self) -> String {
        text_of(&self.out)
    }

    /// What went to standard error.
    pub fn err(&self) -> String {
        text_of(&self.err)
    }
}

fn text_of(tape: &Mutex<Vec<u8>>) -> String {
    String::from_utf8_lossy(&tape.lock().unwrap_or_else(PoisonError::into_inner)).into_owned()
}

struct Tape(Arc<Mutex<Vec<u8>>>);

impl Write for Tape {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::foreign::{few, is_harmless, text};

    struct Closed(io::ErrorKind);

    impl Write for Closed {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(self.0.into())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    fn closed(kind: io::ErrorKind) -> (Shell, Recording) {
        let (mut shell, recording) = Shell::recording(80, "");
        shell.out = Box::new(Closed(kind));
        shell.out("lost");
        (shell, recording)
    }

    #[test]
    #[cfg(unix)]
    fn a_terminal_whose_window_was_closed_is_a_reader_that_went_away() {
        struct HungUp;
        impl Write for HungUp {
            fn write(&mut self, _: &[u8]) -> io::Result<usize> {
                Err(rustix::io::Errno::IO.into())
            }

            fn flush(&mut self) -> io::Result<()> {
                Ok(())
            }
        }
        for (answers, code) in [("y\n", 130), ("", 4)] {
            let (mut shell, _) = Shell::recording(80, answers);
            shell.out = Box::new(HungUp);
            shell.out("lost");
            assert_eq!(shell.exit_code(130), code, "a terminal: {}", shell.is_terminal());
        }
    }

    #[test]
    fn data_goes_to_standard_output_and_notes_to_standard_error() {
        let (mut shell, recording) = Shell::recording(60, "");
        shell.out("data");
        shell.note("a note");
        assert_eq!((recording.out().as_str(), recording.err().as_str()), ("data", "a note\n"));
        assert_eq!(shell.width(), 60);
    }

    #[test]
    fn progress_stands_in_one_place_on_a_terminal_and_is_told_once_elsewhere() {
        let told = |answers| {
            let (mut shell, recording) = Shell::recording(80, answers);
            ["building", "building: 1 of 2", "building: 2 of 2"].iter().for_each(|doing| shell.progress(doing));
            shell.progress_ends();
            recording.err()
        };
        assert_eq!(told(""), "building …\n");
        let on_a_terminal = "\r\x1b[Kbuilding …\r\x1b[Kbuilding: 1 of 2 …\r\x1b[Kbuilding: 2 of 2 …\n";
        assert_eq!(told("y\n"), on_a_terminal);
    }

    #[test]
    fn a_reader_that_goes_away_ends_the_output_quietly() {
        let (mut shell, recording) = closed(io::ErrorKind::BrokenPipe);
        assert_eq!(shell.exit_code(1), 1);
        assert_eq!(recording.err(), "");
    }

    #[test]
    fn a_full_disk_behind_standard_output_is_said() {
        let (mut shell, recording) = closed(io::ErrorKind::StorageFull);
        assert_eq!(shell.exit_code(0), 4);
        assert_eq!(recording.err(), "error: failed to write to standard output: no storage space\n");
    }

    #[test]
    fn only_a_clear_yes_is_a_yes() {
        for (answer, expected) in [("y\n", true), ("YES\n", true), ("\n", false), ("no\n", false), ("yup\n", false)] {
            let (mut shell, recording) = Shell::recording(80, answer);
            assert_eq!(shell.ask("reset locks1?"), expected, "{answer:?}");
            assert_eq!(recording.err(), "reset locks1? [y/N] ");
        }
    }

    #[test]
    fn without_a_terminal_nothing_is_asked_and_the_answer_is_no() {
        let (mut shell, recording) = Shell::recording(80, "");
        assert!(!shell.ask("reset locks1?"));
        assert_eq!(recording.err(), "");
    }

    proptest! {
        #![proptest_config(few())]

        #[test]
        fn a_note_is_harmless_whoever_wrote_it(text in text()) {
            let (mut shell, recording) = Shell::recording(80, "");
            shell.note(&text);
            is_harmless(&recording.err());
            prop_assert!(recording.err().ends_with('\n'));
        }
    }
}
