//! Patterns in the events that break a program: stale loads, lost updates, check-then-act, sleeping instead of joining.

use super::{Run, and};
use crate::timeline::words::value_words;
use crate::timeline::{Does, Event};

impl Run<'_> {
    /// `value` as the type of `object` has it.
    pub(super) fn value(&self, object: Option<usize>, extra: Option<&str>, value: i64) -> String {
        let kind =
            object.and_then(|object| self.timeline.objects.get(object)).map_or("", |object| object.kind.as_str());
        value_words(kind, extra, value)
    }
}

/// An old value was read.
pub(super) fn stale_load(run: &Run<'_>, events: &[Event]) -> Option<String> {
    let at = events.iter().rposition(|event| event.does == Does::StaleLoad)?;
    let load = &events[at];
    let newest = load.extra.as_deref()?.parse::<i64>().ok()?;
    let wrote = events[..at].iter().rfind(|event| {
        matches!(event.does, Does::Store | Does::Change) && event.object == load.object && event.value == Some(newest)
    });
    let value = |value| run.value(load.object, None, value);
    let sees = format!(
        "{} still sees {} in {}{}",
        run.name(load.thread),
        value(load.value?),
        run.object(load.object, load.does),
        run.on(load)
    );
    Some(match wrote {
        Some(wrote) => format!(
            "{sees}, although {} wrote {} to it{} before: nothing orders the two.",
            run.name(wrote.thread),
            value(newest),
            run.on(wrote)
        ),
        None => format!("{sees}, although {} was written before: nothing orders the two.", value(newest)),
    })
}

/// A thread woke up without a cause and did not wait again.
pub(super) fn spurious_wake_up(run: &Run<'_>, events: &[Event]) -> Option<String> {
    let at = events.iter().rposition(|event| event.does == Does::WakeSpuriously)?;
    let woke = &events[at];
    let goes_back =
        |event: &Event| event.thread == woke.thread && event.does == Does::Wait && event.object == woke.object;
    if events[at..].iter().any(goes_back) {
        return None;
    }
    Some(format!(
        "{} woke up from {}{} although nobody had notified it (a condition variable may do that), and went on as if it had been.",
        run.name(woke.thread),
        run.object(woke.object, woke.does),
        run.on(woke)
    ))
}

/// A thread read, another one wrote, and the first one wrote over it.
struct Overwriting<'e> {
    read: &'e Event,
    other: &'e Event,
    wrote: &'e Event,
    /// Whether the other one had read the same value.
    both_read: bool,
}

fn overwritings(events: &[Event]) -> impl Iterator<Item = Overwriting<'_>> {
    let stores = events.iter().enumerate().filter(|(_, event)| event.does == Does::Store && event.object.is_some());
    stores.filter_map(|(at, wrote)| {
        let same = |event: &Event| event.object == wrote.object;
        let read_at = events[..at].iter().rposition(|event| same(event) && event.thread == wrote.thread)?;
        let read = &events[read_at];
        if !matches!(read.does, Does::Load | Does::StaleLoad) {
            return None;
        }
        let writes = |event: &&Event| {
            same(event) && event.thread != wrote.thread && matches!(event.does, Does::Store | Does::Change)
        };
        let other = events[read_at..at].iter().rfind(writes)?;
        let both_read = events[..at].iter().any(|event| {
            same(event) && event.thread == other.thread && event.does == read.does && event.value == read.value
        });
        Some(Overwriting { read, other, wrote, both_read })
    })
}

/// Two threads read the same value and wrote the same value.
pub(super) fn lost_update(run: &Run<'_>, events: &[Event]) -> Option<String> {
    let is_lost = |it: &Overwriting<'_>| {
        it.both_read && it.wrote.value == it.other.value && it.wrote.value.is_some() && it.wrote.value != it.read.value
    };
    let Overwriting { read, other, wrote, .. } = overwritings(events).find(is_lost)?;
    let value = |event: &Event| run.value(event.object, None, event.value.unwrap_or_default());
    Some(format!(
        "{} and {} both read {} from {}{} and both wrote {}{}: one of the two updates is lost.",
        run.name(wrote.thread),
        run.name(other.thread),
        value(read),
        run.object(wrote.object, wrote.does),
        run.on(read),
        value(wrote),
        run.on(wrote)
    ))
}

/// Between a thread's reading and its writing, another one wrote.
pub(super) fn overwritten(run: &Run<'_>, events: &[Event]) -> Option<String> {
    let Overwriting { read, other, wrote, .. } = overwritings(events).next()?;
    let value = |event: &Event| event.value.map(|value| run.value(event.object, None, value));
    let (was, mine, theirs) = (value(read)?, value(wrote)?, value(other)?);
    Some(format!(
        "{} read {was} from {}{}; before it wrote {mine}{}, {} wrote {theirs}{}: that value is overwritten.",
        run.name(wrote.thread),
        run.object(wrote.object, wrote.does),
        run.on(read),
        run.on(wrote),
        run.name(other.thread),
        run.on(other)
    ))
}

/// One time in which a thread has a lock.
struct Visit<'e> {
    taken: &'e Event,
    /// What it found and what it left.
    found: Option<i64>,
    left: Option<i64>,
    from: usize,
    to: usize,
}

/// Between a thread's looking at what is in a lock and its coming back, another one changed it.
pub(super) fn check_then_act(run: &Run<'_>, events: &[Event]) -> Option<String> {
    let visits = visits(events);
    let mut best: Option<(bool, String)> = None;
    for look in visits.iter().filter(|visit| visit.found.is_some() && visit.found == visit.left) {
        let mine =
            |visit: &&Visit<'_>| visit.taken.object == look.taken.object && visit.taken.thread == look.taken.thread;
        let Some(back) = visits.iter().filter(mine).find(|visit| visit.from > look.to) else { continue };
        let Some(found) = back.found.filter(|found| Some(*found) != look.found) else { continue };
        let acts = back.left != back.found;
        // Who asks again and again at the same line waits for a change.
        if back.taken.line == look.taken.line && !acts {
            continue;
        }
        let between = |visit: &&Visit<'_>| {
            let same = visit.taken.object == look.taken.object && visit.taken.thread != look.taken.thread;
            same && visit.from > look.to && visit.to < back.from && visit.left == Some(found)
        };
        let Some(change) = visits.iter().filter(between).rfind(|visit| visit.left != visit.found) else { continue };
        let value =
            |value: Option<i64>| run.value(look.taken.object, look.taken.extra.as_deref(), value.unwrap_or_default());
        let text = format!(
            "{} looked at {} ({}){}, but {} changed it to {}{} before {0} came back to it{}.",
            run.name(look.taken.thread),
            run.object(look.taken.object, look.taken.does),
            value(look.found),
            run.on(look.taken),
            run.name(change.taken.thread),
            value(change.left),
            run.on(change.taken),
            run.on(back.taken),
        );
        if best.as_ref().is_none_or(|(acted, _)| acts && !acted) {
            best = Some((acts, text));
        }
    }
    best.map(|(_, text)| text)
}

/// The times in which threads had locks, as far as both ends are recorded.
fn visits(events: &[Event]) -> Vec<Visit<'_>> {
    let taken = events.iter().enumerate().filter(|(_, event)| event.does.takes() && event.object.is_some());
    let visit = |(from, taken): (usize, &'_ Event)| {
        let gives = |event: &Event| event.does.gives_back() || event.does == Does::Downgrade;
        let same = |event: &Event| event.thread == taken.thread && event.object == taken.object;
        events[from + 1..].iter().position(|event| same(event) && gives(event)).map(|after| from + 1 + after)
    };
    taken
        .filter_map(|(from, taken)| {
            let to = visit((from, taken))?;
            Some(Visit { taken, found: taken.value, left: events[to].value.or(taken.value), from, to })
        })
        .collect()
}

/// A thread slept, and others had not come to their end meanwhile.
pub(super) fn slept(run: &Run<'_>, events: &[Event], thread: usize) -> Option<String> {
    let sleep = events.iter().rposition(|event| event.thread == thread && event.does == Does::Sleep)?;
    let others = unfinished(run, events, thread);
    let (late, begun): (Vec<usize>, Vec<usize>) = others.iter().partition(|&&other| !has_begun(events, other));
    let had = match (late.as_slice(), begun.as_slice()) {
        ([], []) => return None,
        (late, []) => format!("{} had not run yet", run.names(late)),
        ([], begun) => format!("{} had not come to the end", run.names(begun)),
        (late, begun) => {
            format!("{} had not run yet, and {} had not come to the end", run.names(late), run.names(begun))
        }
    };
    let sleep = &events[sleep];
    let long = sleep.value.map_or_else(String::new, |millis| format!(" {millis} ms"));
    Some(format!("{} slept{long}{}, but {had}: sleeping waits for nobody.", run.name(thread), run.on(sleep)))
}

/// A thread went on although others had not come to their end, and joined none of them.
pub(super) fn not_waited_for(run: &Run<'_>, events: &[Event], thread: usize) -> Option<String> {
    let others = unfinished(run, events, thread);
    if others.is_empty() {
        return None;
    }
    let last = events.iter().rfind(|event| event.thread == thread && event.line.is_some())?;
    let place = run.places.noun(last.file.as_deref(), last.line)?;
    let names: Vec<String> = others
        .iter()
        .map(|&other| {
            let yet = if has_begun(events, other) { "had not come to its end" } else { "had not run yet" };
            format!("{} {yet}", run.name(other))
        })
        .collect();
    Some(format!("{} came to {place} while {}: nothing made it wait.", run.name(thread), and(&names)))
}

/// The threads that `thread` spawned and that had not ended; none when it joined the last one.
fn unfinished(run: &Run<'_>, events: &[Event], thread: usize) -> Vec<usize> {
    let spawned = |other: usize| {
        events.iter().any(|event| event.does == Does::Spawn && event.thread == thread && event.other == Some(other))
    };
    let ended = |other: usize| events.iter().any(|event| event.thread == other && event.does == Does::End);
    (0..run.timeline.threads.len()).filter(|&other| other != thread && spawned(other) && !ended(other)).collect()
}

fn has_begun(events: &[Event], thread: usize) -> bool {
    events.iter().any(|event| event.thread == thread)
}
