//! Patterns in the events that break a program: lost updates, wake-ups without a cause, sleeping instead of joining.

use std::collections::BTreeSet;

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

/// A thread woke up without a cause and did not wait again.
pub(super) fn spurious_wake_up(run: &Run<'_>, events: &[Event]) -> Option<String> {
    let at = events.iter().rposition(|event| event.does == Does::WakeSpuriously)?;
    let woke = &events[at];
    // Who looks by the clock from then on has found that there was nothing.
    let goes_back = |event: &Event| {
        let parks = woke.object.is_none() && matches!(event.does, Does::Park | Does::ParkWait);
        let waits = event.does == Does::Wait && event.object == woke.object;
        let waits = waits || parks;
        event.thread == woke.thread && (waits || matches!(event.does, Does::Sleep | Does::Yield | Does::TimeOut))
    };
    if events[at..].iter().any(goes_back) {
        return None;
    }
    if woke.object.is_none() {
        let (name, on) = (run.name(woke.thread), run.on(woke));
        return Some(format!(
            "{name} returned from `park`{on} although nobody had unparked it (`park` may do that), and went on as if it had been."
        ));
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
        // An old value was overwritten before it was read.
        let since = if read.does == Does::StaleLoad { 0 } else { read_at };
        let other = events[since..at].iter().rfind(writes)?;
        let both_read = events[..at].iter().any(|event| {
            let reads = matches!(event.does, Does::Load | Does::StaleLoad);
            same(event) && event.thread == other.thread && reads && event.value == read.value
        });
        Some(Overwriting { read, other, wrote, both_read })
    })
}

/// Two threads read the same value and wrote the same value; `by` is how the second one read.
pub(super) fn lost_update(run: &Run<'_>, events: &[Event], by: Does) -> Option<String> {
    let is_lost = |it: &Overwriting<'_>| {
        let both_wrote = it.wrote.value == it.other.value && it.wrote.value.is_some();
        it.read.does == by && it.both_read && both_wrote && it.wrote.value != it.read.value
    };
    let Overwriting { read, other, wrote, .. } = overwritings(events).find(is_lost)?;
    let value = |event: &Event| run.value(event.object, None, event.value.unwrap_or_default());
    let is_flag = wrote.object.is_some_and(|object| run.timeline.objects[object].kind == "AtomicBool");
    if is_flag {
        return Some(format!(
            "{} and {} both read {} from {}{} before either of them wrote {}{}: each took itself for the first.",
            run.name(wrote.thread),
            run.name(other.thread),
            value(read),
            run.object(wrote.object, wrote.does),
            run.on(read),
            value(wrote),
            run.on(wrote)
        ));
    }
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
        "{} read {was} from {}{}; before it wrote {mine}{}, {} wrote {theirs}{}: that {theirs} is overwritten.",
        run.name(wrote.thread),
        run.object(wrote.object, wrote.does),
        run.on(read),
        run.on(wrote),
        run.name(other.thread),
        run.on(other)
    ))
}

/// A thread slept, and others had not come to their end meanwhile.
pub(super) fn slept(run: &Run<'_>, events: &[Event], thread: usize) -> Option<String> {
    let sleep = events.iter().rposition(|event| event.thread == thread && event.does == Does::Sleep)?;
    let had = unfinished(run, events, thread)?;
    let sleep = &events[sleep];
    let long = sleep.value.map_or_else(String::new, |millis| format!(" {millis} ms"));
    Some(format!("{} slept{long}{}, but {had}: sleeping waits for nobody.", run.name(thread), run.on(sleep)))
}

/// The check, in `thread`, was told that another thread does not sleep as it should.
pub(super) fn did_not_sleep(run: &Run<'_>, events: &[Event], thread: usize) -> Option<String> {
    let last = events.iter().rfind(|event| event.thread == thread)?;
    let other = last.other.filter(|_| last.does == Does::CheckGoesOn)?;
    let name = run.name(other);
    let of_it = |event: &&Event| event.thread == other && event.does != Does::End && event.line.is_some();
    let on = events.iter().rfind(of_it).map_or_else(String::new, |event| run.on(event));
    Some(match events.iter().any(|event| event.thread == other && event.does == Does::End) {
        true => format!("{name} came to its end{on}, and did not wait."),
        false => format!("{name} did not sleep: it was still moving{on}."),
    })
}

/// A thread went on although others had not come to their end, and joined none of them.
pub(super) fn not_waited_for(run: &Run<'_>, events: &[Event], thread: usize) -> Option<String> {
    let had = unfinished(run, events, thread)?;
    let last = events.iter().rfind(|event| event.thread == thread && event.line.is_some())?;
    let place = run.places.noun(last.file.as_deref(), last.line)?;
    Some(format!("{} came to {place} while {had}: nothing made it wait.", run.name(thread)))
}

/// What the threads that `thread` spawned had not done yet; none where all of them had ended.
fn unfinished(run: &Run<'_>, events: &[Event], thread: usize) -> Option<String> {
    let spawned = events.iter().filter(|event| event.does == Does::Spawn && event.thread == thread);
    let ended = |other: usize| events.iter().any(|event| event.thread == other && event.does == Does::End);
    // Who has only come to a lock that it does not get has done nothing.
    let idle = [Does::Start, Does::LockWait, Does::ReadWait, Does::WriteWait];
    let has_run = |&other: &usize| events.iter().any(|event| event.thread == other && !idle.contains(&event.does));
    let others: BTreeSet<usize> = spawned.filter_map(|event| event.other).filter(|&other| !ended(other)).collect();
    let (begun, late): (Vec<usize>, Vec<usize>) = others.into_iter().partition(has_run);
    let mut had = Vec::new();
    if !late.is_empty() {
        had.push(format!("{} had not run yet", run.names(&late)));
    }
    if !begun.is_empty() {
        had.push(format!(
            "{} had not come to {}",
            run.names(&begun),
            if begun.len() == 1 { "its end" } else { "their ends" }
        ));
    }
    if had.is_empty() { None } else { Some(and(&had)) }
}
