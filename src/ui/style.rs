//! Colour by meaning: the only place that knows `colored`, and the only decision whether there is colour at all.
//!
//! There is none until [`decide`] says so; tests therefore see plain text whatever terminal they run in.

use std::env;
use std::io::{self, IsTerminal};
use std::sync::atomic::{AtomicBool, Ordering};

use colored::{ColoredString, Colorize};

static COLOUR: AtomicBool = AtomicBool::new(false);

/// What the command line says about colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Choice {
    /// As the environment says, else as standard output is a terminal or not.
    #[default]
    Auto,
    Always,
    Never,
}

/// What the process's surroundings say about colour.
#[derive(Clone, Copy, Debug, Default)]
struct Surroundings {
    /// `NO_COLOR` is set and not empty.
    no_color: bool,
    /// `CLICOLOR_FORCE` is set and not `0`.
    force: bool,
    /// `CLICOLOR=0`, or `TERM=dumb`.
    discouraged: bool,
    terminal: bool,
}

/// Decides once, for the whole process, whether there is colour.
pub fn decide(choice: Choice) {
    let set = |name: &str| env::var_os(name).is_some_and(|value| !value.is_empty());
    let is = |name: &str, value: &str| env::var_os(name).is_some_and(|found| found == value);
    let surroundings = Surroundings {
        no_color: set("NO_COLOR"),
        force: set("CLICOLOR_FORCE") && !is("CLICOLOR_FORCE", "0"),
        discouraged: is("CLICOLOR", "0") || is("TERM", "dumb"),
        terminal: io::stdout().is_terminal(),
    };
    COLOUR.store(wanted(choice, surroundings), Ordering::Relaxed);
}

/// Whether there is colour.
pub fn is_on() -> bool {
    COLOUR.load(Ordering::Relaxed)
}

fn wanted(choice: Choice, around: Surroundings) -> bool {
    match choice {
        Choice::Always => true,
        Choice::Never => false,
        Choice::Auto if around.no_color => false,
        Choice::Auto if around.force => true,
        Choice::Auto => around.terminal && !around.discouraged,
    }
}

/// What a page or a section is called.
pub fn heading(text: &str) -> String {
    painted(text, |text| text.bold().cyan())
}

/// What matters most on the screen.
pub fn strong(text: &str) -> String {
    painted(text, |text| text.bold())
}

/// It is as it should be.
pub fn good(text: &str) -> String {
    painted(text, |text| text.bold().green())
}

/// It is not as it should be.
pub fn bad(text: &str) -> String {
    painted(text, |text| text.bold().red())
}

/// Neither good nor bad: the learner is asked, or told something about the folder.
pub fn notice(text: &str) -> String {
    painted(text, |text| text.yellow())
}

/// What can be overlooked.
pub fn dim(text: &str) -> String {
    painted(text, |text| text.dimmed())
}

/// A file, with or without its line.
pub fn path(text: &str) -> String {
    painted(text, |text| text.underline())
}

/// What stands in a program, or is typed at a shell.
pub fn code(text: &str) -> String {
    painted(text, |text| text.cyan())
}

/// A key to press.
pub fn key(text: &str) -> String {
    painted(text, |text| text.bold())
}

/// A line that a diff adds.
pub fn added(text: &str) -> String {
    painted(text, |text| text.green())
}

/// A line that a diff takes away.
pub fn removed(text: &str) -> String {
    painted(text, |text| text.red())
}

fn painted(text: &str, paint: impl Fn(&str) -> ColoredString) -> String {
    if !is_on() || text.is_empty() {
        return text.to_owned();
    }
    // `colored` has an opinion of its own about the terminal; the decision was taken above.
    colored::control::set_override(true);
    paint(text).to_string()
}

/// A compiler's rendering as it may be shown: its colours kept where there is colour and dropped where there is none,
/// every other control character made visible.
pub fn rendering(text: &str) -> String {
    rendering_in(text, is_on())
}

/// `text` without its colours, every other control character made visible.
pub fn plain(text: &str) -> String {
    rendering_in(text, false)
}

fn rendering_in(text: &str, colour: bool) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('\x1b') {
        super::text::visible_into(&mut shown, &rest[..at]);
        let sequence = colour_sequence(&rest[at..]);
        match sequence {
            Some(length) if colour => shown.push_str(&rest[at..at + length]),
            Some(_) => {}
            None => shown.push_str("\\x1b"),
        }
        rest = &rest[at + sequence.unwrap_or(1)..];
    }
    super::text::visible_into(&mut shown, rest);
    shown
}

/// The length of the colour sequence (`ESC [ digits and semicolons m`) that `text` opens with.
fn colour_sequence(text: &str) -> Option<usize> {
    let parameters = text.strip_prefix("\x1b[")?;
    let end = parameters.find(|c: char| !c.is_ascii_digit() && c != ';')?;
    parameters[end..].starts_with('m').then_some("\x1b[".len() + end + 1)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::foreign::{few, is_harmless, text};

    #[test]
    fn the_command_line_comes_first_then_no_color_then_force_then_the_terminal() {
        let all = Surroundings { no_color: true, force: true, discouraged: true, terminal: true };
        let none = Surroundings::default();
        let cases = [
            (Choice::Always, all, true),
            (Choice::Never, Surroundings { no_color: false, ..all }, false),
            (Choice::Auto, all, false),
            (Choice::Auto, Surroundings { force: true, ..none }, true),
            (Choice::Auto, Surroundings { terminal: true, ..none }, true),
            (Choice::Auto, Surroundings { terminal: true, discouraged: true, ..none }, false),
            (Choice::Auto, none, false),
        ];
        for (choice, around, expected) in cases {
            assert_eq!(wanted(choice, around), expected, "{choice:?} {around:?}");
        }
    }

    #[test]
    fn without_colour_a_word_stays_a_word() {
        assert_eq!(good("passed"), "passed");
    }

    #[test]
    fn a_rendering_keeps_its_colours_only_where_there_is_colour() {
        let text = "\x1b[1;31merror\x1b[0m: a \x1b[2Jtrap\x07\n  \tx";
        assert_eq!(rendering_in(text, true), "\x1b[1;31merror\x1b[0m: a \\x1b[2Jtrap\\x07\n      x");
        assert_eq!(rendering_in(text, false), "error: a \\x1b[2Jtrap\\x07\n      x");
        assert_eq!(rendering_in("\x1b[1", true), "\\x1b[1");
    }

    proptest! {
        #![proptest_config(few())]

        #[test]
        fn nothing_but_colours_comes_through(text in text()) {
            is_harmless(&rendering_in(&text, false));
            let coloured = rendering_in(&text, true);
            let mut rest = coloured.as_str();
            while let Some(at) = rest.find('\x1b') {
                let length = colour_sequence(&rest[at..]);
                prop_assert!(length.is_some(), "{coloured:?}");
                is_harmless(&rest[..at]);
                rest = &rest[at + length.unwrap_or(1)..];
            }
            is_harmless(rest);
        }
    }
}
