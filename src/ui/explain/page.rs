//! A page of text for a learner, laid out for a width as it grows.

use crate::ui::{style, text};

/// Foreign text stands behind this.
const INDENT: &str = "  ";

/// A text that is laid out while it is written: blocks with one empty line between them.
pub(super) struct Page {
    width: usize,
    text: String,
}

impl Page {
    /// An empty page, `width` columns wide.
    pub(super) fn new(width: usize) -> Page {
        Page { width, text: String::new() }
    }

    pub(super) fn width(&self) -> usize {
        self.width
    }

    /// What was written, each line with its end.
    pub(super) fn into_text(self) -> String {
        self.text
    }

    /// Wrapped prose, each line painted.
    pub(super) fn painted(&mut self, prose: &str, paint: fn(&str) -> String) {
        self.gap();
        for line in text::wrap(&text::visible(prose), self.width) {
            self.text.push_str(&paint(&line));
            self.text.push('\n');
        }
    }

    /// Wrapped prose.
    pub(super) fn prose(&mut self, prose: &str) {
        self.painted(prose, str::to_owned);
    }

    /// Wrapped prose, set in; it is somebody else's, and made harmless.
    pub(super) fn quote(&mut self, prose: &str) {
        self.gap();
        self.quote_next(prose);
    }

    /// [`Page::quote`] without an empty line before it.
    pub(super) fn quote_next(&mut self, prose: &str) {
        for line in text::wrap(&text::visible(prose.trim_end()), self.width.saturating_sub(INDENT.len())) {
            self.text.push_str(&text::indented(&line, INDENT));
            if line.is_empty() {
                self.text.push('\n');
            }
        }
    }

    /// A place, on the line after what was written; the course's own checks are in no learner's folder, so there it also
    /// says how to read them.
    pub(super) fn place(&mut self, place: &str) {
        self.text.push_str(&format!("{INDENT}at {}\n", style::path(&text::visible(place))));
        let mut parts = place.split('/');
        if let (Some("checks"), Some(_), Some(exercise), Some(file)) =
            (parts.next(), parts.next(), parts.next(), parts.next())
            && (file == "misuse" || file.starts_with("checks.rs"))
        {
            self.text.push_str(&format!("{INDENT}(`threadlings checks {exercise}` prints it)\n"));
        }
    }

    /// What a program printed: set in, made harmless, of long text the head and the tail.
    pub(super) fn printed(&mut self, title: &str, output: &str) {
        self.painted(title, style::heading);
        let rows = text::head_and_tail(output.trim_matches('\n'), self.width.saturating_sub(INDENT.len()));
        self.text.push_str(&text::indented(&rows, INDENT));
    }

    /// Lines that are laid out already.
    pub(super) fn block(&mut self, block: &str) {
        self.gap();
        self.text.push_str(block.trim_end_matches('\n'));
        self.text.push('\n');
    }

    fn gap(&mut self) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
    }
}

/// `file:line`, as far as they are known.
pub(super) fn place(file: Option<&str>, line: Option<u32>) -> Option<String> {
    match (file, line) {
        (Some(file), Some(line)) => Some(format!("{file}:{line}")),
        (Some(file), None) => Some(file.to_owned()),
        (None, _) => None,
    }
}
