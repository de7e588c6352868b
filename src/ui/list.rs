//! The exercises of the course, one a line: as plain text, and as a list to pick from.

use ratatui::backend::CrosstermBackend;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::style::{Modifier, Style};
use ratatui::text::Line;
use ratatui::widgets::{List, ListItem, ListState};
use ratatui::{Frame, Terminal, TerminalOptions, Viewport};

use super::{style, text};
use crate::course::Course;
use crate::workspace::Progress;

/// One exercise of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub name: String,
    /// The chapter's title.
    pub chapter: String,
    /// What the exercise is about.
    pub title: String,
    /// Whether it passed at its last check.
    pub done: bool,
    /// Whether it is the one to work on.
    pub current: bool,
}

/// The course's exercises, in its order; without `progress` nothing is done and nothing is current.
pub fn entries(course: &Course, progress: Option<&Progress>) -> Vec<Entry> {
    let current = progress.map(|progress| progress.current(course).name.as_str());
    let chapter_title = |dir: &str| {
        let chapter = course.chapters.iter().find(|chapter| chapter.dir == dir);
        chapter.map_or(dir, |chapter| chapter.title.as_str()).to_owned()
    };
    let entry = |exercise: &crate::course::Exercise| Entry {
        name: exercise.name.to_string(),
        chapter: chapter_title(&exercise.chapter),
        title: exercise.title.clone(),
        done: progress.is_some_and(|progress| progress.is_done(exercise)),
        current: current == Some(exercise.name.as_str()),
    };
    course.exercises.iter().map(entry).collect()
}

/// The list as text of `width` columns, each line with its end.
pub fn plain(entries: &[Entry], width: usize) -> String {
    let columns = Columns::of(entries);
    let mut out = String::new();
    for entry in entries {
        let line = columns.line(entry, width).trim_end().to_owned();
        let painted = if entry.current {
            style::strong(&line)
        } else if entry.done {
            style::dim(&line)
        } else {
            line
        };
        out.push_str(&painted);
        out.push('\n');
    }
    out.push_str(&format!("\n{} done   (✓ done, · open, > current)\n", done(entries)));
    out
}

fn done(entries: &[Entry]) -> String {
    format!("{} of {}", entries.iter().filter(|entry| entry.done).count(), entries.len())
}

/// How wide the columns are that line up.
struct Columns {
    name: usize,
    chapter: usize,
}

impl Columns {
    fn of(entries: &[Entry]) -> Columns {
        let widest = |of: fn(&Entry) -> &str| entries.iter().map(|entry| text::columns(of(entry))).max().unwrap_or(0);
        Columns { name: widest(|entry| &entry.name), chapter: widest(|entry| &entry.chapter) }
    }

    fn line(&self, entry: &Entry, width: usize) -> String {
        let marker = if entry.current { '>' } else { ' ' };
        let done = if entry.done { '✓' } else { '·' };
        let name = text::padded(&entry.name, self.name);
        let chapter = text::padded(&entry.chapter, self.chapter);
        text::cut(&format!("{marker} {done} {name}  {chapter}  {}", entry.title), width)
    }
}

/// A key, as far as a list knows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    Up,
    Down,
    PageUp,
    PageDown,
    Home,
    End,
}

/// The list to pick an exercise from: which line is selected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picker {
    entries: Vec<Entry>,
    selected: usize,
    /// The first line that is shown; kept so that the list moves only when the selection leaves the window.
    offset: usize,
}

impl Picker {
    /// A list with the current exercise selected.
    pub fn new(entries: Vec<Entry>) -> Picker {
        let selected = entries.iter().position(|entry| entry.current).unwrap_or(0);
        Picker { entries, selected, offset: 0 }
    }

    /// The index of the selected exercise.
    pub fn selected(&self) -> usize {
        self.selected
    }

    /// The exercises' state as it is now; the selection stays.
    pub fn refresh(&mut self, entries: Vec<Entry>) {
        self.entries = entries;
    }

    /// Moves the selection in a window of `height` lines.
    pub fn go(&mut self, step: Move, height: usize) {
        let last = self.entries.len().saturating_sub(1);
        let page = rows(height).max(1);
        self.selected = match step {
            Move::Up => self.selected.saturating_sub(1),
            Move::Down => (self.selected + 1).min(last),
            Move::PageUp => self.selected.saturating_sub(page),
            Move::PageDown => (self.selected + page).min(last),
            Move::Home => 0,
            Move::End => last,
        };
    }

    /// Moves the window so that the selection is in it.
    pub fn scroll(&mut self, height: usize) {
        let rows = rows(height).max(1);
        self.offset = self.offset.clamp((self.selected + 1).saturating_sub(rows), self.selected);
    }

    /// Draws the list over the whole of `frame`.
    pub fn draw(&self, frame: &mut Frame<'_>) {
        let [title, body, foot] =
            Layout::vertical([Constraint::Length(2), Constraint::Min(0), Constraint::Length(2)]).areas(frame.area());
        let columns = Columns::of(&self.entries);
        let width = usize::from(body.width);
        let bold = Style::new().add_modifier(Modifier::BOLD);
        frame.render_widget(Line::styled(format!("threadlings  {} done", done(&self.entries)), bold), title);
        let lines = self.entries.iter().map(|entry| ListItem::new(columns.line(entry, width)));
        let list = List::new(lines).highlight_style(Style::new().add_modifier(Modifier::REVERSED));
        let mut state = ListState::default().with_offset(self.offset).with_selected(Some(self.selected));
        frame.render_stateful_widget(list, body, &mut state);
        let keys = if width < 64 {
            "up/down move  Enter work on it  Esc back"
        } else {
            "up/down, PageUp/PageDown, Home/End move  Enter work on it  Esc back"
        };
        if foot.height > 1 {
            let last_line = Rect { y: foot.y + foot.height - 1, height: 1, ..foot };
            frame.render_widget(Line::from(keys), last_line);
        }
    }

    /// The bytes that draw the list onto a cleared screen of that size.
    ///
    /// A terminal is made for each picture: it writes into memory, asks nothing of the real one (ratatui's own resizing
    /// would ask where the cursor is, and read the answer from under whoever reads the keys), and the screen gets the
    /// picture in one piece.
    pub fn picture(&self, width: usize, height: usize) -> String {
        let mut bytes = Vec::new();
        let size = |length: usize| u16::try_from(length).unwrap_or(u16::MAX);
        let area = Rect::new(0, 0, size(width), size(height));
        let options = TerminalOptions { viewport: Viewport::Fixed(area) };
        // Writing into memory does not fail.
        if let Ok(mut terminal) = Terminal::with_options(CrosstermBackend::new(&mut bytes), options) {
            let _ = terminal.draw(|frame| self.draw(frame));
        }
        String::from_utf8_lossy(&bytes).into_owned()
    }
}

/// How many lines of a window of `height` are the list's own.
fn rows(height: usize) -> usize {
    height.saturating_sub(4)
}

#[cfg(test)]
mod tests {
    use ratatui::backend::TestBackend;

    use super::*;

    fn sample(count: usize) -> Vec<Entry> {
        let entry = |n: usize| Entry {
            name: format!("locks{n}"),
            chapter: if n < 3 { "Threads" } else { "Locks" }.into(),
            title: format!("What the lock of room {n} is for, and who may go in"),
            done: n == 1,
            current: n == 2,
        };
        (1..=count).map(entry).collect()
    }

    #[test]
    fn the_plain_list_lines_up_and_fits() {
        assert_eq!(
            plain(&sample(3), 50),
            "  ✓ locks1  Threads  What the lock of room 1 is f…
> · locks2  Threads  What the lock of room 2 is f…
  · locks3  Locks    What the lock of room 3 is f…

1 of 3 done   (✓ done, · open, > current)
"
        );
    }

    #[test]
    fn the_selection_starts_at_the_current_exercise_and_stays_in_the_list() {
        let mut picker = Picker::new(sample(20));
        let mut steps = vec![picker.selected()];
        for step in
            [Move::Down, Move::PageDown, Move::PageDown, Move::PageDown, Move::Down, Move::Home, Move::Up, Move::End]
        {
            picker.go(step, 12);
            steps.push(picker.selected());
        }
        assert_eq!(steps, [1, 2, 10, 18, 19, 19, 0, 0, 19]);
    }

    #[test]
    fn the_list_draws_what_the_window_holds() {
        let mut picker = Picker::new(sample(9));
        picker.go(Move::End, 8);
        picker.scroll(8);
        let mut terminal = Terminal::new(TestBackend::new(44, 8)).unwrap();
        terminal.draw(|frame| picker.draw(frame)).unwrap();
        let buffer = terminal.backend().buffer();
        let lines: Vec<String> = (0..8)
            .map(|y| (0..44).map(|x| buffer[(x, y)].symbol()).collect::<String>().trim_end().to_owned())
            .collect();
        assert_eq!(
            lines,
            [
                "threadlings  1 of 9 done",
                "",
                "  · locks6  Locks    What the lock of room …",
                "  · locks7  Locks    What the lock of room …",
                "  · locks8  Locks    What the lock of room …",
                "  · locks9  Locks    What the lock of room …",
                "",
                "up/down move  Enter work on it  Esc back",
            ]
        );
        assert!(buffer[(0, 5)].modifier.contains(Modifier::REVERSED));
    }

    #[test]
    fn a_picture_asks_the_terminal_nothing() {
        let picture = Picker::new(sample(3)).picture(60, 10);
        assert!(picture.contains("locks2") && !picture.contains("\x1b[6n"), "{picture:?}");
    }

    #[test]
    fn a_window_of_no_size_is_no_trouble() {
        Picker::new(sample(3)).picture(1, 1);
        Picker::new(sample(0)).picture(20, 3);
    }
}
