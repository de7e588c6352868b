//! A run as rows: what belongs together in one, and what does not matter to the failure folded, with its number.
//!
//! Nothing is folded that matters ([`Matter`]): the last step of each thread, what is stuck, stale loads, notifications
//! that nobody heard.

use std::collections::{BTreeMap, BTreeSet};

use super::words::is_visit;
use super::{Does, Event, Matter, Timeline};

/// Runs of no more rows than these are shown whole, repetitions aside.
const SHORT: usize = 24;
/// Of what is longer than this even so, the middle is cut.
const LONG: usize = 48;
/// Rows at the start that are kept then.
const HEAD: usize = 12;
/// A round of at most this many rows is looked for in a repetition.
const LONGEST_ROUND: usize = 4;
/// A repetition has at least this many rounds.
const ROUNDS: usize = 4;
/// Of so many different rows, at most, a run is looked for in which nothing else happens.
const ALIKE: usize = 8;

/// One row of a told run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// What it shows.
    pub shows: Shows,
    /// Indexes into the events, ascending; never empty.
    pub events: Vec<usize>,
}

/// What a row shows of its events.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shows {
    /// What they say: they are one thread's, and follow each other.
    Step,
    /// That the `steps` rows before it happened `times` more times.
    Again { steps: usize, times: usize },
    /// How many they are, and that each is like one of the rows right before it.
    Alike,
    /// How many they are, and that they are about other things.
    Aside,
    /// How many they are.
    Cut,
}

/// The rows of `timeline`.
pub fn rows(timeline: &Timeline) -> Vec<Row> {
    let matter = Matter::of(timeline);
    let mut rows = fold_repetitions(&steps(timeline), timeline, &matter);
    if rows.len() > SHORT {
        rows = fold_what_is_alike(&rows, timeline, &matter);
    }
    if rows.len() > SHORT {
        rows = fold(rows, Shows::Aside, |_, row| is_aside(row, timeline, &matter));
    }
    if rows.len() > LONG {
        let middle = HEAD..rows.len() - (LONG - HEAD);
        rows = fold(rows, Shows::Cut, |at, row| middle.contains(&at) && !is_kept(row, &matter));
    }
    rows
}

/// The events that say something, those in one row that belong together.
fn steps(timeline: &Timeline) -> Vec<Row> {
    let events = &timeline.events;
    let mut rows: Vec<Row> = Vec::new();
    for (at, event) in events.iter().enumerate().filter(|&(at, _)| says_something(timeline, at)) {
        match rows.last_mut() {
            Some(row) if belongs(&row.events, event, events) => row.events.push(at),
            _ => rows.push(Row { shows: Shows::Step, events: vec![at] }),
        }
    }
    rows
}

/// Whether an event is told at all. A thread's start is not, for its first step tells of it; nor is waiting for a lock,
/// except by who is stuck there: otherwise only the order of those who had the lock tells anything.
fn says_something(timeline: &Timeline, at: usize) -> bool {
    let event = &timeline.events[at];
    match event.does {
        Does::Start => false,
        Does::LockWait | Does::ReadWait | Does::WriteWait => {
            let goes_on = |later: &Event| later.thread == event.thread && later.does != Does::Omitted;
            let is_stuck = timeline.stuck.iter().any(|stuck| stuck.thread == event.thread);
            is_stuck && !timeline.events[at + 1..].iter().any(goes_on)
        }
        _ => true,
    }
}

fn belongs(row: &[usize], event: &Event, events: &[Event]) -> bool {
    let (Some(first), Some(last)) = (row.first().map(|&at| &events[at]), row.last().map(|&at| &events[at])) else {
        return false;
    };
    if last.thread != event.thread {
        return false;
    }
    let pair = (last.does, event.does);
    let same = last.object == event.object && last.other == event.other && row.len() == 1;
    match pair {
        (_, Does::End) => !matches!(last.does, Does::Omitted),
        // What it lets go of on its way out.
        (_, given) if first.does == Does::Panic => {
            given.gives_back() || matches!(given, Does::SenderDropped | Does::ReceiverDropped)
        }
        (Does::JoinWait, Does::Join) | (Does::ScopeWait, Does::ScopeEnd) | (Does::Sleep, Does::Wakes) => same,
        (Does::OnceRun, Does::OnceDone) => same,
        (Does::Wake | Does::WakeSpuriously | Does::TimeOut, Does::Lock) => true,
        (Does::Receive, Does::ReceiveWait) => same && last.line == event.line,
        (taken, given) => first.object == event.object && row.len() == 1 && is_visit(taken, given),
    }
}

/// Who does what with what, where.
type Likeness = (usize, Does, Option<usize>, Option<u32>);

/// What makes two rows the same but for their values, and for whom they spawn or join.
fn likeness(row: &Row, timeline: &Timeline) -> Vec<Likeness> {
    let event = |&at: &usize| &timeline.events[at];
    row.events.iter().map(event).map(|event| (event.thread, event.does, event.object, event.line)).collect()
}

/// Of rounds that repeat, the first and the last are kept.
fn fold_repetitions(rows: &[Row], timeline: &Timeline, matter: &Matter) -> Vec<Row> {
    let keys: Vec<_> = rows.iter().map(|row| likeness(row, timeline)).collect();
    let is_same = |a: usize, b: usize| keys[a] == keys[b];
    shorten(rows, |at| {
        (1..=LONGEST_ROUND).find_map(|steps| {
            let same = (at + steps..rows.len()).take_while(|&row| is_same(row, row - steps)).count();
            // The last round stays, and what matters ends the repetition.
            let inner = at + steps..at + same / steps * steps;
            let times = inner.clone().take_while(|&row| !is_kept(&rows[row], matter)).count() / steps;
            (times + 2 >= ROUNDS).then_some((steps, steps * times, Shows::Again { steps, times }))
        })
    })
}

/// Of a run in which the same few rows come again and again, in whatever order, those are kept that show each of them once:
/// threads that spin side by side.
fn fold_what_is_alike(rows: &[Row], timeline: &Timeline, matter: &Matter) -> Vec<Row> {
    let keys: Vec<_> = rows.iter().map(|row| likeness(row, timeline)).collect();
    shorten(rows, |at| {
        let (shown, end) = alike(&rows[at..], &keys[at..], timeline, matter)?;
        Some((shown, end - shown, Shows::Alike))
    })
}

/// Wherever `found` says so of a row, so many rows from it on stay, so many after them become one, which shows that.
fn shorten(rows: &[Row], found: impl Fn(usize) -> Option<(usize, usize, Shows)>) -> Vec<Row> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < rows.len() {
        let Some((stay, folded, shows)) = found(at) else {
            out.push(rows[at].clone());
            at += 1;
            continue;
        };
        let (begin, end) = (at + stay, at + stay + folded);
        out.extend_from_slice(&rows[at..begin]);
        let events = rows[begin..end].iter().flat_map(|row| row.events.iter().copied()).collect();
        out.push(Row { shows, events });
        at = end;
    }
    out
}

/// How many of the first rows show all kinds of rows there are up to an end, and that end: the last one up to which each
/// kind has come often.
fn alike(rows: &[Row], keys: &[Vec<Likeness>], timeline: &Timeline, matter: &Matter) -> Option<(usize, usize)> {
    let mut often: BTreeMap<&[Likeness], usize> = BTreeMap::new();
    let (mut shown, mut found) = (0, None);
    for (at, row) in rows.iter().enumerate() {
        // What is done for another thread each time is told of each, and of what was not recorded nothing is known.
        let is_its_own =
            |&at: &usize| matches!(timeline.events[at].does, Does::Omitted | Does::Spawn | Does::Join | Does::Unpark);
        if is_kept(row, matter) || row.events.iter().any(is_its_own) {
            break;
        }
        if let Shows::Again { steps, times } = row.shows {
            for key in &keys[at.saturating_sub(steps)..at] {
                *often.entry(key).or_default() += times;
            }
        } else {
            let times = often.entry(&keys[at]).or_default();
            *times += 1;
            if *times == 1 {
                shown = at + 1;
            }
        }
        if often.len() > ALIKE {
            break;
        }
        if !often.is_empty() && often.values().all(|times| *times >= ROUNDS) {
            found = Some((shown, at + 1));
        }
    }
    found.filter(|(shown, end)| end - shown > *shown)
}

/// Runs of rows that `may_go` become one row each; a single one stays as it is.
fn fold(rows: Vec<Row>, shows: Shows, may_go: impl Fn(usize, &Row) -> bool) -> Vec<Row> {
    let mut out: Vec<Row> = Vec::new();
    let mut run: Vec<Row> = Vec::new();
    let close = |run: &mut Vec<Row>, out: &mut Vec<Row>| match run.len() {
        0 | 1 => out.append(run),
        _ => out.push(Row { shows, events: run.drain(..).flat_map(|row| row.events).collect() }),
    };
    for (at, row) in rows.into_iter().enumerate() {
        if may_go(at, &row) {
            run.push(row);
        } else {
            close(&mut run, &mut out);
            out.push(row);
        }
    }
    close(&mut run, &mut out);
    out
}

fn is_kept(row: &Row, matter: &Matter) -> bool {
    row.events.iter().any(|event| matter.events.contains(event))
}

/// Whether nothing in `row` has to do with the failure.
fn is_aside(row: &Row, timeline: &Timeline, matter: &Matter) -> bool {
    let is_about = |event: &Event| match (event.does, event.object) {
        // Else a lane would begin from nothing.
        (Does::Spawn, _) => true,
        (_, Some(object)) => matter.objects.contains(&object),
        (_, None) => {
            let others = event.other.is_none_or(|other| matter.threads.contains(&other));
            let telling = !matches!(event.does, Does::Print | Does::Yield | Does::Fence);
            telling && others && matter.threads.contains(&event.thread)
        }
    };
    !is_kept(row, matter) && row.events.iter().map(|&at| &timeline.events[at]).all(|event| !is_about(event))
}

impl Row {
    /// How many recorded events it stands for.
    pub fn count(&self, timeline: &Timeline) -> usize {
        let of = |&at: &usize| match (&timeline.events[at].does, timeline.events[at].value) {
            (Does::Omitted, Some(value)) => usize::try_from(value).unwrap_or(1),
            _ => 1,
        };
        self.events.iter().map(of).fold(0, usize::saturating_add)
    }

    /// The threads whose events it has.
    pub fn threads(&self, timeline: &Timeline) -> BTreeSet<usize> {
        let told = |&&at: &&usize| timeline.events[at].does != Does::Omitted;
        self.events.iter().filter(told).map(|&at| timeline.events[at].thread).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::timeline::sample;

    #[test]
    fn what_belongs_together_is_one_row() {
        let timeline = sample::check_then_act();
        let joint: Vec<Vec<Does>> = rows(&timeline)
            .iter()
            .filter(|row| row.events.len() > 1)
            .map(|row| row.events.iter().map(|&at| timeline.events[at].does).collect())
            .collect();
        use Does::{End, Lock, Unlock};
        let visit = || vec![Lock, Unlock];
        assert_eq!(joint, [visit(), visit(), vec![Lock, Unlock, End], vec![Lock, Unlock, End], visit()]);
    }

    #[test]
    fn waiting_for_a_lock_is_told_only_of_who_never_gets_it() {
        use Does::{Lock, LockWait, ReadLock, ReadWait, Unlock};
        let on = |thread, does| sample::event(thread, does, 9).on(0);
        let run = sample::Story::of(&["main", "left", "right"]).shares("m", "Mutex", 5).then([
            on(0, Lock),
            on(1, LockWait),
            on(2, ReadWait),
            on(0, Unlock),
            on(2, LockWait),
            on(1, Lock),
            on(2, ReadLock),
            on(1, LockWait),
            on(2, LockWait),
        ]);
        let run = run.stuck(1, LockWait, 9, Some(0));
        let rows = rows(&run.timeline);
        let told: Vec<usize> = rows.into_iter().flat_map(|row| row.events).collect();
        assert_eq!(told, [0, 3, 5, 6, 7], "the last to wait is not stuck there: the run ended before it went on");
    }

    #[test]
    fn rows_have_every_event_once_and_in_order() {
        for (about, timeline) in sample::all() {
            let all: Vec<usize> = rows(&timeline).into_iter().flat_map(|row| row.events).collect();
            let told: Vec<usize> = (0..timeline.events.len()).filter(|&at| says_something(&timeline, at)).collect();
            assert_eq!(all, told, "{about}");
        }
    }

    #[test]
    fn what_matters_is_never_folded() {
        for (about, timeline) in sample::all() {
            let rows = rows(&timeline);
            for at in Matter::of(&timeline).events {
                let row = rows.iter().find(|row| row.events.contains(&at)).unwrap();
                assert_eq!(row.shows, Shows::Step, "{about}: {:?}", timeline.events[at]);
            }
        }
    }

    #[test]
    fn of_a_repetition_the_first_and_the_last_round_are_shown() {
        let timeline = sample::many_rounds();
        let shows: Vec<Shows> = rows(&timeline).iter().map(|row| row.shows).collect();
        use Shows::{Again, Step};
        assert_eq!(shows, [Step, Step, Step, Step, Again { steps: 2, times: 38 }, Step, Step, Step, Step]);
    }

    #[test]
    fn threads_that_spin_side_by_side_are_shown_once() {
        use Does::{Load, Lock, Store, Unlock, Yield};
        let turn = |thread: usize| {
            [
                sample::event(thread, Lock, 9).on(0),
                sample::event(thread, Unlock, 9).on(0),
                sample::event(thread, Yield, 10),
            ]
        };
        // Binary digits of a number: no order that repeats.
        let order = (0..60).map(|at| 1 + (0x9e37_79b9_7f4a_7c15_u64 >> at & 1) as usize);
        let story = sample::Story::of(&["main", "a", "b"]).shares("jobs", "Mutex", 5);
        let story = story.then([sample::event(0, Store, 4), sample::event(0, Load, 5)]).then(order.flat_map(turn));
        let timeline = story.then([sample::event(0, Store, 6)]).timeline;
        let rows = rows(&timeline);
        assert!(rows.len() < 20, "{}", rows.len());
        assert_eq!(rows.iter().filter(|row| row.shows == Shows::Alike).count(), 1);
        let all: Vec<usize> = rows.into_iter().flat_map(|row| row.events).collect();
        assert_eq!(all, (0..timeline.events.len()).collect::<Vec<_>>());
    }

    #[test]
    fn a_long_run_becomes_short_and_says_what_it_left_out() {
        let timeline = sample::long_run();
        let rows = rows(&timeline);
        assert!(rows.len() <= LONG + 1, "{}", rows.len());
        let recorded: usize = timeline.events.iter().filter(|event| event.does != Does::Omitted).count();
        assert_eq!(rows.iter().map(|row| row.count(&timeline)).sum::<usize>(), recorded + 12_345);
    }
}
