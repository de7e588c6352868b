//! What each thread waits for, in columns that line up.

use super::page;
use crate::ui::{style, text};
use crate::verdict::{Thread, WaitsOn};

/// More threads than these are counted, not listed.
const LISTED: usize = 12;
const INDENT: &str = "  ";
const GAP: &str = "  ";

struct Row {
    name: String,
    words: String,
    place: String,
}

/// A line for each thread: its name, what it waits for, where. In a narrow window the place stands on a line of its own.
pub(super) fn table(threads: &[Thread], width: usize) -> String {
    let rows: Vec<Row> = threads.iter().take(LISTED).map(Row::of).collect();
    let widest = |column: fn(&Row) -> &str| rows.iter().map(|row| text::columns(column(row))).max().unwrap_or(0);
    let names = widest(|row| &row.name);
    let words = widest(|row| &row.words);
    let places = widest(|row| &row.place);
    let fits = INDENT.len() + names + GAP.len() + words + if places > 0 { GAP.len() + places } else { 0 } <= width;
    let mut out = String::new();
    for row in &rows {
        if fits {
            out.push_str(&row.in_columns(names, words));
        } else {
            out.push_str(&row.stacked(names, width));
        }
    }
    if threads.len() > LISTED {
        out.push_str(&format!("{INDENT}and {}\n", text::counted(threads.len() - LISTED, "more thread")));
    }
    out
}

/// What a thread waits for, in words that complete "the thread …"; a thread that is joined by its name.
fn words(thread: &Thread) -> String {
    match (thread.waits_on, &thread.waits_for) {
        (WaitsOn::Join, Some(joined)) => format!("waits for {} to end", on_one_line(joined)),
        (waits_on, _) => waits_on.as_words().to_owned(),
    }
}

/// A thread's name is the learner's: it must not break the columns.
fn on_one_line(name: &str) -> String {
    text::visible(name).replace('\n', "\\n")
}

impl Row {
    fn of(thread: &Thread) -> Row {
        let place = page::place(thread.file.as_deref(), thread.line).unwrap_or_default();
        Row { name: on_one_line(&thread.name), words: words(thread), place: text::visible(&place) }
    }

    fn in_columns(&self, names: usize, words: usize) -> String {
        let name = style::strong(&text::padded(&self.name, names));
        if self.place.is_empty() {
            return format!("{INDENT}{name}{GAP}{}\n", self.words);
        }
        format!("{INDENT}{name}{GAP}{}{GAP}{}\n", text::padded(&self.words, words), style::path(&self.place))
    }

    fn stacked(&self, names: usize, width: usize) -> String {
        let left = INDENT.len() + names + GAP.len();
        let mut out = format!("{INDENT}{}{GAP}", style::strong(&text::padded(&self.name, names)));
        for (at, line) in text::wrap(&self.words, width.saturating_sub(left).max(20)).into_iter().enumerate() {
            if at > 0 {
                out.push_str(&" ".repeat(left));
            }
            out.push_str(&line);
            out.push('\n');
        }
        if !self.place.is_empty() {
            // A path is not broken: it would no longer be one to click on.
            let fits = left + "at ".len() + text::columns(&self.place) <= width;
            let indent = if fits { left } else { 2 * INDENT.len() };
            out.push_str(&format!("{}at {}\n", " ".repeat(indent), style::path(&self.place)));
        }
        out
    }
}
