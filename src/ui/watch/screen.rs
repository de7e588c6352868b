//! Puts pictures on the terminal: no more of them than changed, and none twice.
//!
//! The main view is no alternate screen: what scrolled away stays in the terminal's scrollback, and what stood in the
//! window when the watcher started is pushed there and not wiped.

use super::terminal;
use super::view::Picture;
use crate::ui::list::Picker;
use crate::ui::shell::Shell;

/// What the terminal shows.
#[derive(Debug, PartialEq, Eq)]
enum Shown {
    /// What was there before.
    Theirs,
    Main(Picture),
    /// The list's bytes.
    List(String),
    /// It is ours, but what it looks like is not known any more.
    Unknown,
}

/// The terminal's picture.
pub(super) struct Screen {
    shown: Shown,
    /// Whether the list's screen covers the main one.
    covered: bool,
}

impl Screen {
    pub(super) fn new() -> Screen {
        Screen { shown: Shown::Theirs, covered: false }
    }

    /// Has the next picture painted whole: the window changed.
    pub(super) fn forget(&mut self) {
        if self.shown != Shown::Theirs {
            self.shown = Shown::Unknown;
        }
    }

    /// Shows the main view.
    pub(super) fn main(&mut self, shell: &mut Shell, picture: Picture) {
        let height = shell.size().1;
        let mut bytes = String::new();
        if self.covered {
            self.covered = false;
            self.shown = Shown::Unknown;
            bytes.push_str(terminal::uncover());
        }
        match &self.shown {
            Shown::Main(shown) if *shown == picture => return,
            Shown::Main(shown) if shown.body == picture.body => {
                bytes.push_str(&to_the_top_of(&shown.bar));
                bytes.push_str(&lines(&picture.bar.join("\n")));
            }
            shown => {
                if *shown == Shown::Theirs {
                    bytes.push_str(&"\n".repeat(height));
                }
                bytes.push_str("\x1b[H\x1b[J");
                bytes.push_str(&lines(&picture.body));
                bytes.push_str(&lines(&picture.bar.join("\n")));
            }
        }
        shell.out(&bytes);
        self.shown = Shown::Main(picture);
    }

    /// Shows the list, over the main view.
    pub(super) fn list(&mut self, shell: &mut Shell, picker: &Picker) {
        let (width, height) = shell.size();
        let list = Shown::List(picker.picture(width, height));
        if self.shown == list {
            return;
        }
        let mut bytes = String::new();
        if !self.covered {
            self.covered = true;
            bytes.push_str(terminal::cover());
        }
        if let Shown::List(picture) = &list {
            bytes.push_str("\x1b[H\x1b[2J");
            bytes.push_str(picture);
            // ratatui shows the cursor when it is done.
            bytes.push_str("\x1b[?25l");
        }
        shell.out(&bytes);
        self.shown = list;
    }
}

/// From the end of `bar` to its start, clearing it.
fn to_the_top_of(bar: &[String]) -> String {
    match bar.len() {
        0 | 1 => "\r\x1b[J".to_owned(),
        rows => format!("\r\x1b[{}A\x1b[J", rows - 1),
    }
}

/// In raw mode a line feed goes down and not back.
fn lines(text: &str) -> String {
    text.replace('\n', "\r\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::shell::Recording;

    fn picture(body: &str, status: &str) -> Picture {
        Picture { body: body.to_owned(), bar: vec![status.to_owned(), "q quit".to_owned()] }
    }

    fn painted(pictures: &[Picture]) -> String {
        let (mut shell, recording): (Shell, Recording) = Shell::recording(80, "");
        let mut screen = Screen::new();
        screen.shown = Shown::Unknown;
        for picture in pictures {
            screen.main(&mut shell, picture.clone());
        }
        recording.out()
    }

    #[test]
    fn the_first_picture_is_painted_whole_and_its_equal_not_at_all() {
        let one = picture("body\n", "checking…");
        assert_eq!(painted(&[one.clone(), one]), "\x1b[H\x1b[Jbody\r\nchecking…\r\nq quit");
    }

    #[test]
    fn a_new_status_repaints_only_the_bar() {
        let painted = painted(&[picture("body\n", "checking…"), picture("body\n", "done")]);
        assert_eq!(painted, "\x1b[H\x1b[Jbody\r\nchecking…\r\nq quit\r\x1b[1A\x1b[Jdone\r\nq quit");
    }

    #[test]
    fn what_stood_in_the_window_goes_to_the_scrollback_and_nothing_is_taken_from_there() {
        let (mut shell, recording) = Shell::recording(80, "");
        Screen::new().main(&mut shell, picture("body\n", ""));
        assert!(recording.out().starts_with(&("\n".repeat(24) + "\x1b[H\x1b[J")));
        assert!(!recording.out().contains("\x1b[3J"));
    }
}
