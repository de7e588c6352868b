//! A run drawn for a learner: a narrow lane for each thread, a row for each step, and the step in words beside it.
//!
//! Pure: a [`Timeline`] goes in, lines come out, laid out for a width. They make sense without colour. The words stand
//! beside the lanes and not in them, so that six threads fit into 80 columns and a long name breaks nothing.

mod lanes;
mod layout;
#[cfg(test)]
mod tests;

use crate::timeline::{Does, Event, Matter, Row, Shows, Teller, Timeline, rows, stands};
use crate::ui::{style, text};
use lanes::{LANE, Lanes};
use layout::{Paper, shortened};

/// More lanes than these are hard to tell apart.
const MOST_LANES: usize = 8;
/// Columns that the words have at least beside the lanes.
const LEAST_WORDS: usize = 30;
/// More stuck threads than these are counted, not listed.
const LISTED: usize = 12;

/// The lines of `timeline`, at most `width` columns wide: what happened, who is stuck, and what went wrong.
pub fn draw(timeline: &Timeline, width: usize) -> Vec<String> {
    let sentence = text::visible(&timeline.sentence);
    let timeline = &shortened(timeline);
    let rows = rows(timeline);
    let mut drawing = Drawing::new(timeline, &rows, width);
    drawing.heads();
    for row in &rows {
        drawing.row(row);
    }
    drawing.legend();
    drawing.stuck();
    drawing.end(&sentence);
    drawing.paper.into_lines()
}

struct Drawing<'t> {
    timeline: &'t Timeline,
    teller: Teller<'t>,
    shown: Vec<usize>,
    /// Threads with steps but without a lane.
    laneless: Vec<usize>,
    lanes: Lanes,
    paper: Paper,
}

impl<'t> Drawing<'t> {
    fn new(timeline: &'t Timeline, rows: &[Row], width: usize) -> Drawing<'t> {
        let teller = Teller::new(timeline);
        let places = teller.places();
        let short = |event: &Event| places.short(event.file.as_deref(), event.line);
        let shown_events = rows.iter().filter_map(|row| timeline.events.get(row.events[0]));
        let gutter = shown_events.filter_map(short).map(|place| text::columns(&place)).max().unwrap_or(0);
        let gutter = gutter.clamp("line".len(), layout::MOST_GUTTER);
        let room = width.saturating_sub(gutter + layout::GAP + LEAST_WORDS) / LANE;
        let (shown, laneless) = who_has_a_lane(timeline, rows, room.min(MOST_LANES));
        let lanes = Lanes::new(timeline, shown.clone());
        let paper = Paper::new(width, gutter, lanes.width());
        Drawing { timeline, teller, shown, laneless, lanes, paper }
    }

    /// The file, and the name of each lane over it.
    fn heads(&mut self) {
        let lines = self.teller.places().home().map_or_else(|| "the checks".to_owned(), str::to_owned);
        if !self.timeline.events.is_empty() {
            self.paper.plain(&format!("In this order (lines of {lines}):"), style::heading);
            self.paper.gap();
        }
        for (place, &thread) in self.shown.iter().enumerate() {
            let gutter = if place == 0 { "line" } else { "" };
            self.paper.head(gutter, &self.lanes.heads(place), self.timeline.thread_name(thread));
        }
        if !self.laneless.is_empty() {
            let names: Vec<&str> = self.laneless.iter().map(|&thread| self.timeline.thread_name(thread)).collect();
            let names = names.join(", ");
            self.paper.gap();
            self.paper.plain(&format!("Without a column of their own, but in the rows: {names}."), style::dim);
            self.paper.gap();
        }
    }

    fn row(&mut self, row: &Row) {
        let events: Vec<&Event> = row.events.iter().map(|&at| &self.timeline.events[at]).collect();
        let first = events[0];
        if row.shows != Shows::Step || first.does == Does::Omitted {
            self.lanes.pass(&events);
            let lanes = self.lanes.idle();
            self.paper.row("", &[lanes.clone(), lanes], "", &self.folded(row), style::dim);
            return;
        }
        let place = self.teller.places().short(first.file.as_deref(), first.line).unwrap_or_default();
        let lanes = [self.lanes.step(&events), self.lanes.idle()];
        let words = self.teller.tell(&events);
        let paint = if events.iter().any(|event| event.does == Does::Panic) { style::bad } else { layout::with_code };
        self.paper.row(&place, &lanes, self.timeline.thread_name(first.thread), &words, paint);
    }

    /// What is said of a row that shows no single step.
    fn folded(&self, row: &Row) -> String {
        let count = text::counted(row.count(self.timeline), "step");
        let events = || row.events.iter().map(|&at| &self.timeline.events[at]);
        let is_for_one = |event: &&Event| matches!(event.does, Does::Spawn | Does::Join | Does::Unpark);
        let others = events().filter(is_for_one).filter_map(|event| event.other);
        let others: Vec<&str> = others.map(|other| self.timeline.thread_name(other)).collect();
        match row.shows {
            Shows::Again { steps: 1, .. } if !others.is_empty() => format!("… and likewise {}", others.join(", ")),
            Shows::Again { steps: 1, times } => format!("… the same {times} more times"),
            Shows::Again { steps, times } => format!("… these {steps} rows {times} more times"),
            Shows::Alike => format!("… and {count} like these"),
            Shows::Aside => {
                let mut about: Vec<String> = Vec::new();
                for object in events().filter_map(|event| event.object) {
                    let name = self.teller.labels().name(object);
                    if !about.contains(&name) {
                        about.push(name);
                    }
                }
                let threads = row.threads(self.timeline);
                let names: Vec<&str> = threads.iter().map(|&thread| self.timeline.thread_name(thread)).collect();
                let with = if about.is_empty() { String::new() } else { format!(" with {}", about.join(", ")) };
                format!("… {count} about other things ({}{with})", names.join(", "))
            }
            Shows::Cut => format!("… {count} left out here"),
            Shows::Step => format!("… {count} that were not recorded"),
        }
    }

    fn legend(&mut self) {
        let legend = self.lanes.legend();
        if !legend.is_empty() && !self.shown.is_empty() {
            self.paper.gap();
            self.paper.parts(&legend);
        }
    }

    fn stuck(&mut self) {
        let stuck = &self.timeline.stuck;
        if stuck.is_empty() {
            return;
        }
        let for_ever = stuck.iter().all(|stuck| stuck.does.is_some_and(|does| does != Does::CheckWait));
        self.paper.gap();
        self.paper.plain(if for_ever { "Stuck for ever:" } else { "At the end:" }, style::heading);
        let places = self.teller.places();
        let names = stuck.iter().take(LISTED).map(|stuck| text::columns(self.timeline.thread_name(stuck.thread)));
        let names = names.max().unwrap_or(0);
        for stuck in stuck.iter().take(LISTED) {
            let place = places.noun(stuck.file.as_deref(), stuck.line).map(|place| place + ": ").unwrap_or_default();
            let words = place + &stands(stuck, self.timeline);
            self.paper.item(self.timeline.thread_name(stuck.thread), names, &words);
        }
        if stuck.len() > LISTED {
            self.paper.plain(&format!("  and {}", text::counted(stuck.len() - LISTED, "more thread")), style::dim);
        }
    }

    fn end(&mut self, sentence: &str) {
        if !sentence.is_empty() {
            self.paper.gap();
            self.paper.plain(sentence, style::strong);
        }
    }
}

/// The threads that have a lane, and those that have steps but no lane; both in order.
fn who_has_a_lane(timeline: &Timeline, rows: &[Row], room: usize) -> (Vec<usize>, Vec<usize>) {
    let steps = rows.iter().filter(|row| row.shows == Shows::Step);
    let acts: Vec<usize> = steps.flat_map(|row| row.threads(timeline)).collect();
    let seen = |&thread: &usize| acts.contains(&thread) || timeline.stuck.iter().any(|stuck| stuck.thread == thread);
    let spawned = |&thread: &usize| {
        let spawns = |event: &Event| event.does == Does::Spawn && event.other == Some(thread);
        rows.iter().any(|row| row.shows == Shows::Step && row.events.iter().any(|&at| spawns(&timeline.events[at])))
    };
    let all: Vec<usize> = (0..timeline.threads.len()).filter(|thread| seen(thread) || spawned(thread)).collect();
    if room < 2 {
        return (Vec::new(), Vec::new());
    }
    let matter = Matter::of(timeline);
    let (first, rest): (Vec<usize>, Vec<usize>) = all.iter().partition(|thread| matter.threads.contains(thread));
    let mut shown: Vec<usize> = first.into_iter().chain(rest).take(room).collect();
    shown.sort_unstable();
    let laneless = all.into_iter().filter(|thread| !shown.contains(thread) && acts.contains(thread)).collect();
    (shown, laneless)
}
