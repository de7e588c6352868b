//! A narrow column for each thread: what it is at, from its start to its end.

use std::collections::{BTreeMap, BTreeSet};

use crate::timeline::{Does, Event, Timeline};

/// Columns of the screen that a lane takes.
pub(super) const LANE: usize = 3;

/// What a thread is at between two of its steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum At {
    Unborn,
    Spawned,
    Runs,
    RunsHolding,
    Waits,
    WaitsHolding,
    Ended,
}

impl At {
    fn glyph(self) -> char {
        match self {
            At::Unborn | At::Ended => ' ',
            At::Spawned => '·',
            At::Runs => '│',
            At::RunsHolding => '┃',
            At::Waits => '┊',
            At::WaitsHolding => '┋',
        }
    }

    /// What its glyph means; none where there is no need to say.
    fn meaning(self) -> Option<&'static str> {
        match self {
            At::Unborn | At::Ended => None,
            At::Spawned => Some("has not begun"),
            At::Runs => Some("runs"),
            At::RunsHolding => Some("runs, holds a lock"),
            At::Waits => Some("waits"),
            At::WaitsHolding => Some("waits, holds a lock"),
        }
    }
}

/// The lanes of a run as it goes on.
pub(super) struct Lanes {
    /// The threads that have a lane, in order.
    shown: Vec<usize>,
    at: Vec<At>,
    /// The objects that each thread holds.
    held: Vec<BTreeMap<usize, usize>>,
    /// What was drawn so far.
    seen: BTreeSet<At>,
}

impl Lanes {
    /// Lanes for the threads `shown`, before anything happened.
    pub(super) fn new(timeline: &Timeline, shown: Vec<usize>) -> Lanes {
        let count = timeline.threads.len();
        let mut at = vec![At::Unborn; count];
        if let Some(main) = at.first_mut() {
            *main = At::Runs;
        }
        Lanes { shown, at, held: vec![BTreeMap::new(); count], seen: BTreeSet::new() }
    }

    /// The columns of the screen that all lanes take.
    pub(super) fn width(&self) -> usize {
        self.shown.len() * LANE
    }

    /// The lanes that have a name already, when the name of the one at `place` is written.
    pub(super) fn heads(&self, place: usize) -> String {
        "│  ".repeat(place)
    }

    /// The lanes while nothing happens.
    pub(super) fn idle(&mut self) -> String {
        let mut row = self.cells();
        for cell in &mut row {
            cell.push_str("  ");
        }
        row.concat()
    }

    /// The lanes in the row of `events`, one thread's, which happen with it.
    pub(super) fn step(&mut self, events: &[&Event]) -> String {
        for event in events {
            self.apply(event);
        }
        let (Some(first), Some(last)) = (events.first(), events.last()) else { return self.idle() };
        let mut cells = self.cells();
        let place = |thread: usize| self.shown.iter().position(|&shown| shown == thread);
        let from = place(first.thread);
        let reached = events.iter().find_map(|event| reaches(event)).and_then(place);
        if let Some(from) = from {
            cells[from] = mark(events, last).to_string();
        }
        match (from, reached) {
            (Some(from), Some(to)) if from < to => arrow(&mut cells, from, to, true),
            (Some(from), Some(to)) if from > to => arrow(&mut cells, to, from, false),
            _ => {}
        }
        for cell in &mut cells {
            if cell.chars().count() == 1 {
                cell.push_str("  ");
            }
        }
        cells.concat()
    }

    /// Lets `events` happen, which no row shows one by one.
    pub(super) fn pass(&mut self, events: &[&Event]) {
        for event in events {
            self.apply(event);
        }
    }

    /// What the glyphs drawn so far mean.
    pub(super) fn legend(&self) -> Vec<String> {
        let plain = [At::Runs].into_iter().collect::<BTreeSet<_>>();
        if self.seen.iter().all(|at| plain.contains(at) || at.meaning().is_none()) {
            return Vec::new();
        }
        let meaning = |at: &At| at.meaning().map(|meaning| format!("{} {meaning}", at.glyph()));
        self.seen.iter().filter_map(meaning).collect()
    }

    fn cells(&mut self) -> Vec<String> {
        let at: Vec<At> = self.shown.iter().map(|&thread| self.at[thread]).collect();
        self.seen.extend(at.iter().copied());
        at.into_iter().map(|at| at.glyph().to_string()).collect()
    }

    fn apply(&mut self, event: &Event) {
        let Some(held) = self.held.get_mut(event.thread) else { return };
        if let Some(object) = event.object {
            if event.does.takes() && event.does != Does::Downgrade {
                *held.entry(object).or_default() += 1;
            } else if event.does.gives_back() {
                give_back(held, object);
            }
        }
        if let Some(mutex) = event.gives_up() {
            give_back(held, mutex);
        }
        let holds = !held.is_empty();
        self.at[event.thread] = match (event.does, holds) {
            (Does::Omitted, _) => return,
            (Does::End, _) => At::Ended,
            (does, false) if does.waits() => At::Waits,
            (does, true) if does.waits() => At::WaitsHolding,
            (_, false) => At::Runs,
            (_, true) => At::RunsHolding,
        };
        if let (Does::Spawn, Some(other)) = (event.does, event.other)
            && let Some(at) = self.at.get_mut(other)
        {
            *at = At::Spawned;
        }
    }
}

fn give_back(held: &mut BTreeMap<usize, usize>, object: usize) {
    if let Some(times) = held.get_mut(&object) {
        *times -= 1;
        if *times == 0 {
            held.remove(&object);
        }
    }
}

/// The mark of the thread that does it.
fn mark(events: &[&Event], last: &Event) -> char {
    if events.iter().any(|event| event.does == Does::Panic) {
        '✗'
    } else if last.does.waits() {
        '○'
    } else {
        '●'
    }
}

/// The thread that an event reaches from its own.
fn reaches(event: &Event) -> Option<usize> {
    match event.does {
        Does::Spawn | Does::NotifyOne | Does::Unpark => event.other.filter(|&other| other != event.thread),
        _ => None,
    }
}

/// Draws a line between two lanes, with its head at the right one or at the left one.
fn arrow(cells: &mut [String], left: usize, right: usize, to_the_right: bool) {
    for cell in &mut cells[left + 1..right] {
        let crossing = if cell == " " { "─" } else { "┼" };
        *cell = format!("{crossing}──");
    }
    if to_the_right {
        cells[left].push_str("──");
        cells[right] = "▶".to_owned();
    } else {
        cells[left] = "◀──".to_owned();
    }
}
