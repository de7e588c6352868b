//! A write and a read that nothing orders: an old value that is read although a newer one was written, a data race.

use super::Run;
use super::panic::Panicked;
use crate::timeline::{Does, Event};

/// An old value was read.
pub(super) fn stale_load(run: &Run<'_>, events: &[Event]) -> Option<String> {
    let at = events.iter().rposition(|event| event.does == Does::StaleLoad)?;
    let load = &events[at];
    let newest = load.extra.as_deref()?.parse::<i64>().ok()?;
    let value = |value| run.value(load.object, None, value);
    let reader = run.name(load.thread);
    let sees = format!("still sees {} in {}{}", value(load.value?), run.object(load.object, load.does), run.on(load));
    let writes = |event: &Event| {
        matches!(event.does, Does::Store | Does::Change) && event.object == load.object && event.value == Some(newest)
    };
    let Some(wrote_at) = events[..at].iter().rposition(writes) else {
        return Some(format!(
            "{reader} {sees}, although {} was written before: nothing orders the two.",
            value(newest)
        ));
    };
    let wrote = &events[wrote_at];
    let writer = run.name(wrote.thread);
    Some(match flag(&events[..at], wrote_at, load.thread) {
        Some((flag, read)) => {
            let (name, said) = (run.object(flag.object, read.does), run.value(flag.object, None, flag.value?));
            format!(
                "{reader} read {said} from {name}{} and {sees}, although {writer} wrote {} there{} before that {said}{}: the orderings used with {name} do not carry the one along with the other.",
                run.on(read),
                value(newest),
                run.on(wrote),
                run.on(flag)
            )
        }
        None => format!(
            "{reader} {sees}, although {writer} wrote {} to it{} before: nothing orders the two.",
            value(newest),
            run.on(wrote)
        ),
    })
}

/// A write and a read or write of one cell.
pub(super) fn data_race(run: &Run<'_>, events: &[Event], panicked: &Panicked<'_>) -> Option<String> {
    let (mine, theirs) = panicked.message.strip_prefix("data race: ")?.split_once(" here that ")?;
    let does = if mine.ends_with(" writes an UnsafeCell") { "writes" } else { "reads" };
    let did = if theirs.contains(" wrote at ") { "wrote" } else { "read" };
    let thread = panicked.thread?;
    let is_access = |event: &Event| event.does == Does::Access && event.thread == thread;
    let at = events.iter().rposition(|event| is_access(event) && event.line == panicked.line)?;
    let access = &events[at];
    let collides =
        |event: &Event| event.does == Does::Access && event.object == access.object && event.thread != thread;
    let other_at = events[..at].iter().rposition(collides)?;
    let other = &events[other_at];
    let (name, others, what) = (run.name(thread), run.name(other.thread), run.object(access.object, access.does));
    Some(match flag(&events[..at], other_at, thread) {
        Some((flag, read)) => {
            let (by, said) = (run.object(flag.object, read.does), run.value(flag.object, None, flag.value?));
            format!(
                "{name} read {said} from {by}{} and {does} {what}{}, which {others} {did}{} before that {said}{}: the orderings used with {by} do not carry the one along with the other, and that is a data race.",
                run.on(read),
                run.on(access),
                run.on(other),
                run.on(flag)
            )
        }
        None => format!(
            "{name} {does} {what}{}, and {others} {did} it{}: nothing orders the two, and that is a data race.",
            run.on(access),
            run.on(other)
        ),
    })
}

/// What the writer of event `wrote_at` wrote elsewhere after it and `reader` read then: it was to announce it.
fn flag(events: &[Event], wrote_at: usize, reader: usize) -> Option<(&Event, &Event)> {
    let wrote = &events[wrote_at];
    let after = events.iter().enumerate().skip(wrote_at + 1);
    let mut flags = after
        .filter(|(_, event)| event.thread == wrote.thread && event.does == Does::Store && event.object != wrote.object);
    flags.find_map(|(at, flag)| {
        let reads = |event: &&Event| {
            let same = event.object == flag.object && event.value == flag.value;
            event.thread == reader && event.does == Does::Load && same
        };
        events[at..].iter().rfind(reads).map(|read| (flag, read))
    })
}
