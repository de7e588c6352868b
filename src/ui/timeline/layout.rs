//! Where gutter, lanes and words stand on a line, and how long lines are broken.

use crate::timeline::Timeline;
use crate::ui::{style, text};

/// Blanks between the gutter and the lanes.
pub(super) const GAP: usize = 2;
/// Columns of a place in the gutter.
pub(super) const MOST_GUTTER: usize = 24;
/// Columns of a name in running text.
const NAME: usize = 20;
/// What follows the first line of a step is set in by this.
const HANG: &str = "  ";
/// Columns that the words of a list's item have at least beside its name.
const LEAST_ITEM: usize = 24;

/// A drawing as it grows, line by line.
pub(super) struct Paper {
    width: usize,
    gutter: usize,
    lanes: usize,
    lines: Vec<String>,
}

impl Paper {
    pub(super) fn new(width: usize, gutter: usize, lanes: usize) -> Paper {
        Paper { width: width.max(20), gutter: gutter.min(MOST_GUTTER), lanes, lines: Vec::new() }
    }

    /// What was drawn, without blanks at the ends of lines.
    pub(super) fn into_lines(self) -> Vec<String> {
        self.lines.into_iter().map(|line| line.trim_end().to_owned()).collect()
    }

    /// An empty line after what there is.
    pub(super) fn gap(&mut self) {
        if !self.lines.is_empty() {
            self.lines.push(String::new());
        }
    }

    /// Prose over the whole width.
    pub(super) fn plain(&mut self, prose: &str, paint: fn(&str) -> String) {
        let lines = text::wrap_all(prose, self.width);
        self.lines.extend(lines.iter().map(|line| paint(line)));
    }

    /// A lane's name, over it.
    pub(super) fn head(&mut self, gutter: &str, lanes: &str, name: &str) {
        let left = format!("{}{}{lanes}", self.in_gutter(gutter), " ".repeat(GAP));
        let room = self.width.saturating_sub(text::columns(&left));
        self.lines.push(format!("{left}{}", style::strong(&text::cut(name, room))));
    }

    /// Words beside the lanes; `lanes` are those of the first line and of those that follow it.
    pub(super) fn row(&mut self, place: &str, lanes: &[String; 2], name: &str, words: &str, paint: fn(&str) -> String) {
        let left = self.gutter + GAP + self.lanes;
        let sentence = if name.is_empty() { words.to_owned() } else { format!("{name} {words}") };
        let lines = hanging(&sentence, self.width.saturating_sub(left));
        for (at, line) in lines.iter().enumerate() {
            let (place, lanes) = if at == 0 { (place, &lanes[0]) } else { ("", &lanes[1]) };
            let said = match line.strip_prefix(name).filter(|_| at == 0 && !name.is_empty()) {
                Some(rest) => style::strong(name) + &paint(rest),
                None => paint(line),
            };
            let gap = " ".repeat(GAP);
            let indent = if at > 0 { HANG } else { "" };
            self.lines.push(format!("{}{gap}{lanes}{indent}{said}", style::dim(&self.in_gutter(place))));
        }
    }

    /// A thread and what it is at, set in, the names padded to `names` columns.
    pub(super) fn item(&mut self, name: &str, names: usize, words: &str) {
        let room = self.width.saturating_sub(2 + names + 2);
        if room < LEAST_ITEM {
            self.lines.push(format!("  {}", style::strong(name)));
            let lines = text::wrap_all(words, self.width.saturating_sub(4));
            self.lines.extend(lines.iter().map(|line| format!("    {}", with_code(line))));
            return;
        }
        let lines = text::wrap_all(words, room);
        for (at, line) in lines.iter().enumerate() {
            let name = text::padded(if at == 0 { name } else { "" }, names);
            self.lines.push(format!("  {}  {}", style::strong(&name), with_code(line)));
        }
    }

    /// Short texts side by side, as many on a line as fit.
    pub(super) fn parts(&mut self, parts: &[String]) {
        let mut line = String::new();
        for part in parts {
            if !line.is_empty() && text::columns(&line) + 4 + text::columns(part) > self.width {
                self.lines.push(style::dim(&std::mem::take(&mut line)));
            }
            line.push_str(if line.is_empty() { "  " } else { "    " });
            line.push_str(part);
        }
        self.lines.push(style::dim(&line));
    }

    fn in_gutter(&self, place: &str) -> String {
        let place = text::cut_inside(place, self.gutter);
        format!("{}{place}", " ".repeat(self.gutter.saturating_sub(text::columns(&place))))
    }
}

/// `prose` in lines of at most `width` columns, with room for [`HANG`] before all but the first.
fn hanging(prose: &str, width: usize) -> Vec<String> {
    let Some(first) = text::wrap_all(prose, width).into_iter().next() else { return Vec::new() };
    // Blanks may have become fewer, so the other characters are counted.
    let taken = first.chars().filter(|c| !c.is_whitespace()).count();
    let mut rest = prose.trim_start();
    for _ in 0..taken {
        let mut chars = rest.chars();
        chars.next();
        rest = chars.as_str().trim_start();
    }
    let mut lines = vec![first];
    if !rest.is_empty() {
        lines.extend(text::wrap_all(rest, width.saturating_sub(HANG.len())));
    }
    lines
}

/// `line` with what stands between backticks painted as code.
pub(super) fn with_code(line: &str) -> String {
    let parts: Vec<&str> = line.split('`').collect();
    let mut out = String::new();
    for (at, part) in parts.iter().enumerate() {
        let closes = at + 1 < parts.len();
        match at % 2 {
            1 if closes => out.push_str(&style::code(&format!("`{part}`"))),
            1 => out.push_str(&format!("`{part}")),
            _ => out.push_str(part),
        }
    }
    out
}

/// `timeline` with texts that are harmless, and names that are short enough to stand in running text.
pub(super) fn shortened(timeline: &Timeline) -> Timeline {
    let on_one_line = |name: &str| text::visible(name).replace('\n', "\\n");
    let short = |name: &str| text::cut_inside(&on_one_line(name), NAME);
    let file = |file: &mut Option<String>| *file = file.as_deref().map(on_one_line);
    let mut timeline = timeline.clone();
    for column in &mut timeline.threads {
        column.name = short(&column.name);
        file(&mut column.file);
    }
    timeline.tell_threads_apart();
    for object in &mut timeline.objects {
        object.name = object.name.as_deref().map(short);
        object.kind = short(&object.kind);
        object.file = on_one_line(&object.file);
    }
    for event in &mut timeline.events {
        event.extra = event.extra.as_deref().map(text::visible);
        file(&mut event.file);
    }
    for stuck in &mut timeline.stuck {
        file(&mut stuck.file);
        file(&mut stuck.since_file);
    }
    timeline
}
