//! Who waits for whom when nothing moves any more, or nothing comes to an end.

use std::collections::BTreeMap;

use super::{Run, and};
use crate::timeline::{Does, Event, Stuck};

/// More threads than these are counted in a sentence.
const TOLD: usize = 6;
/// A circle of more threads is told briefly.
const WHOLE: usize = 3;
/// How many of the last events show what an endless run does.
const LAST: usize = 60;

/// Nobody can go on.
pub(super) fn deadlock(run: &Run<'_>) -> String {
    if let Some(circle) = circle(run) {
        return in_a_circle(run, &circle);
    }
    let roots: Vec<&Stuck> = run.timeline.stuck.iter().filter(|stuck| is_root(run, stuck)).collect();
    let mut told: Vec<String> = roots.iter().take(TOLD).map(|stuck| root(run, stuck)).collect();
    told.dedup();
    // Only one chain is told to its end; the table under the drawing has them all.
    let chain = run.timeline.stuck.iter().filter(|stuck| !is_root(run, stuck) && stuck.does != Some(Does::ScopeWait));
    let waiting: Vec<String> = chain.take(2).map(|stuck| said(run, stuck)).collect();
    if told.is_empty() {
        let all: Vec<String> = run.timeline.stuck.iter().take(TOLD).map(|stuck| said(run, stuck)).collect();
        return if all.is_empty() { "No thread can go on any more.".to_owned() } else { and(&all) + "." };
    }
    let mut text = told.join("; ");
    if !waiting.is_empty() {
        text.push_str(&format!(". And {}", and(&waiting)));
    }
    text + "."
}

/// What a check says of a standstill, and who stands where.
pub(super) fn check(run: &Run<'_>, what: &str) -> String {
    let what = what.trim().trim_end_matches('.');
    let waits = |stuck: &&Stuck| !matches!(stuck.does, None | Some(Does::CheckWait));
    let (mut direct, rest): (Vec<&Stuck>, Vec<&Stuck>) =
        run.timeline.stuck.iter().filter(waits).partition(|stuck| !is_joining(stuck));
    if direct.is_empty() {
        direct = rest;
    }
    if direct.is_empty() {
        return format!("{what}.");
    }
    let stands: Vec<String> = direct.iter().take(TOLD).map(|stuck| said(run, stuck)).collect();
    format!("{what}: {}.", and(&stands))
}

/// The threads move on and on.
pub(super) fn endless(run: &Run<'_>) -> String {
    let mut most: BTreeMap<usize, Vec<&Event>> = BTreeMap::new();
    for event in run.timeline.events.iter().rev().take(LAST).filter(|event| event.does != Does::Omitted) {
        most.entry(event.thread).or_default().push(event);
    }
    let again: Vec<String> = most.iter().filter_map(|(&thread, events)| again(run, thread, events)).collect();
    if again.is_empty() {
        return "The threads keep moving, but the run never comes to its end.".to_owned();
    }
    format!("The run never comes to its end: {}.", and(&again))
}

/// A thread computes and never comes to a point where another could run.
pub(super) fn hang(run: &Run<'_>) -> String {
    match run.timeline.stuck.iter().find(|stuck| stuck.does.is_none()) {
        Some(stuck) => {
            let place = run.places.noun(stuck.file.as_deref(), stuck.line);
            let after = place.map_or_else(String::new, |place| format!(" after {place}"));
            format!(
                "{} computes{after} and does not come to an end: it waits for nothing and asks nothing of the other threads.",
                run.name(stuck.thread)
            )
        }
        None => "A thread computes and does not come to an end.".to_owned(),
    }
}

/// What `thread` does again and again in `events`, its last ones, the newest first.
fn again(run: &Run<'_>, thread: usize, events: &[&Event]) -> Option<String> {
    let same = |a: &Event, b: &Event| (a.does, a.object, a.line) == (b.does, b.object, b.line);
    let often = |event: &&Event| events.iter().filter(|other| same(event, other)).count() >= 3;
    // What is tried or read says most about why it goes on.
    let asks = |event: &&Event| {
        use Does::*;
        matches!(event.does, Load | StaleLoad | ExchangeFails | TryLockFails | TryReadFails | TryWriteFails)
            || matches!(event.does, TryReceiveEmpty | TrySendFails | TimeOut | Lock | ReadLock)
    };
    let event = events.iter().copied().filter(often).find(asks).or_else(|| events.iter().copied().find(often))?;
    let what = run.object(event.object, event.does);
    let on = run.on(event);
    let value = event.value.map(|value| run.value(event.object, event.extra.as_deref(), value));
    let does = match (event.does, value) {
        (Does::Load | Does::StaleLoad, Some(value)) => format!("reads {value} from {what}"),
        (Does::ExchangeFails, Some(value)) => format!("finds {value} in {what} and does not exchange it"),
        (Does::TryLockFails | Does::TryReadFails | Does::TryWriteFails, _) => format!("tries in vain to lock {what}"),
        (Does::TryReceiveEmpty, _) => format!("finds {what} empty"),
        (Does::TrySendFails, _) => format!("finds {what} full"),
        (Does::Lock | Does::ReadLock, _) => format!("locks {what}"),
        (Does::Yield, _) => "lets others run".to_owned(),
        (Does::Sleep | Does::Wakes, _) => "sleeps".to_owned(),
        _ => "does the same".to_owned(),
    };
    Some(format!("{} {does}{on} again and again", run.name(thread)))
}

/// Threads each of which waits for the next, and the last for the first.
fn circle<'t>(run: &Run<'t>) -> Option<Vec<&'t Stuck>> {
    let stuck = &run.timeline.stuck;
    for first in stuck {
        let mut way: Vec<&Stuck> = vec![first];
        while let Some(next) = way.last().and_then(|last| waits_for(run, last)) {
            if let Some(at) = way.iter().position(|on_it| on_it.thread == next) {
                return Some(way.split_off(at));
            }
            match stuck.iter().find(|stuck| stuck.thread == next) {
                Some(next) => way.push(next),
                None => break,
            }
        }
    }
    None
}

fn in_a_circle(run: &Run<'_>, circle: &[&Stuck]) -> String {
    if let [alone] = circle {
        let name = run.name(alone.thread);
        return match alone.does {
            Some(Does::JoinWait) => format!("{name} waits for its own end."),
            Some(Does::WriteWait) => {
                format!("{name} {}: it would have to give that up first.", run.stands(alone))
            }
            _ => format!("{name} {}: who has a lock cannot take it a second time.", run.stands(alone)),
        };
    }
    let is_long = circle.len() > WHOLE;
    let tell = |stuck: &&Stuck| if is_long { briefly(run, stuck) } else { said(run, stuck) };
    let waits: Vec<String> = circle.iter().take(TOLD).map(tell).collect();
    let waits = if circle.len() > TOLD { format!("{}, and so on", waits.join(", ")) } else { and(&waits) };
    let end = if circle.len() == 2 { "neither can go on" } else { "a circle in which nobody can go on" };
    format!("{waits}: {end}.")
}

/// The thread that `stuck` waits for; of those of its scope, one that waits for it in turn.
fn waits_for(run: &Run<'_>, stuck: &Stuck) -> Option<usize> {
    if stuck.does != Some(Does::ScopeWait) {
        return stuck.other;
    }
    run.timeline.stuck.iter().find(|other| other.other == Some(stuck.thread)).map(|other| other.thread)
}

/// `stuck` as a sentence.
fn said(run: &Run<'_>, stuck: &Stuck) -> String {
    format!("{} {}", run.name(stuck.thread), run.stands(stuck))
}

/// ``p1 waits for p2 (`forks` #2)``: the table beside the sentence has the rest.
fn briefly(run: &Run<'_>, stuck: &Stuck) -> String {
    let Some(other) = stuck.other else { return said(run, stuck) };
    let object = stuck.object.map_or_else(String::new, |object| format!(" ({})", run.labels.name(object)));
    format!("{} waits for {}{object}", run.name(stuck.thread), run.name(other))
}

fn is_joining(stuck: &Stuck) -> bool {
    matches!(stuck.does, Some(Does::JoinWait | Does::ScopeWait))
}

/// Whether `stuck` waits for no other stuck thread: with it the standstill begins.
fn is_root(run: &Run<'_>, stuck: &Stuck) -> bool {
    let others = &run.timeline.stuck;
    match stuck.other {
        Some(other) => !others.iter().any(|stuck| stuck.thread == other),
        None => stuck.does != Some(Does::ScopeWait) || others.len() == 1,
    }
}

/// Why `stuck` will never go on.
fn root(run: &Run<'_>, stuck: &Stuck) -> String {
    let name = run.name(stuck.thread);
    let stands = run.stands(stuck);
    match stuck.does {
        Some(Does::Wait) => condvar(run, stuck),
        Some(Does::ReceiveWait) => channel(run, stuck),
        Some(Does::SendWait) => format!("{name} {stands}, and nobody receives from it any more"),
        Some(Does::ParkWait) => park(run, stuck),
        Some(Does::BarrierWait) => barrier(run, stuck),
        Some(Does::LockWait | Does::ReadWait | Does::WriteWait) => match stuck.other {
            Some(other) if run.has_ended(other) => {
                format!("{name} {stands}, and {} has ended without giving it back", run.name(other))
            }
            _ => format!("{name} {stands}"),
        },
        _ => format!("{name} {stands}"),
    }
}

fn condvar(run: &Run<'_>, stuck: &Stuck) -> String {
    let name = run.name(stuck.thread);
    let what = run.object(stuck.object, Does::Wait);
    let events = &run.timeline.events;
    let on_it = |event: &Event| event.object.is_some() && event.object == stuck.object;
    let since =
        events.iter().rposition(|event| event.thread == stuck.thread && event.does == Does::Wait && on_it(event));
    let notifies = |event: &&Event| matches!(event.does, Does::NotifyOne | Does::NotifyAll) && on_it(event);
    let Some(since) = since else { return format!("{name} {}", run.stands(stuck)) };
    let place = run.on(&events[since]);
    let nobody = |event: &&Event| match event.does {
        Does::NotifyAll => event.value == Some(0),
        _ => event.other.is_none(),
    };
    let unheard = events[..since].iter().filter(notifies).rfind(nobody);
    let woke_another = events[since..].iter().filter(notifies).rfind(|event| event.other.is_some());
    if let Some(woke) = woke_another {
        let (by, other) = (run.name(woke.thread), run.name(woke.other.unwrap_or_default()));
        return format!(
            "{name} waits for {what}{place}; when {by} notified it{}, {other} was woken, and nobody notifies it any more",
            run.on(woke)
        );
    }
    match unheard {
        Some(lost) => format!(
            "{} notified {what}{} while nobody was waiting for it; {name} began to wait{place} only after that, for a notification that will not come again",
            run.name(lost.thread),
            run.on(lost),
        ),
        None if events.iter().any(|event| notifies(&event)) => {
            format!("{name} waits for {what}{place}, and nobody notifies it any more")
        }
        None => format!("{name} waits for {what}{place}, and nobody ever notifies it"),
    }
}

fn channel(run: &Run<'_>, stuck: &Stuck) -> String {
    let name = run.name(stuck.thread);
    let what = run.object(stuck.object, Does::ReceiveWait);
    let place = run.places.on(stuck.file.as_deref(), stuck.line);
    let dropped =
        run.timeline.events.iter().rfind(|event| event.does == Does::SenderDropped && event.object == stuck.object);
    let left = match dropped.and_then(|event| event.value) {
        Some(1) => "1 sender is still there".to_owned(),
        Some(left) if left > 1 => format!("{left} senders are still there"),
        _ => "a sender is still there".to_owned(),
    };
    let others = (0..run.timeline.threads.len()).filter(|&thread| thread != stuck.thread);
    let alive: Vec<usize> = others.filter(|&thread| !run.has_ended(thread)).collect();
    let whose = if alive.is_empty() {
        format!("all other threads have ended, so look for the one that {name} itself keeps")
    } else {
        format!("look for the one that {name} itself keeps, or {}", run.names(&alive))
    };
    format!(
        "{name} waits to receive from {what}{place}, which is empty, but {left}, so that the channel stays open; {whose}"
    )
}

fn park(run: &Run<'_>, stuck: &Stuck) -> String {
    let name = run.name(stuck.thread);
    let place = run.places.on(stuck.file.as_deref(), stuck.line);
    let unparks = |event: &&Event| event.does == Does::Unpark && event.other == Some(stuck.thread);
    match run.timeline.events.iter().filter(unparks).count() {
        0 => format!("{name} is parked{place}, and nobody ever unparks it"),
        _ => format!("{name} is parked{place}, and nobody unparks it any more"),
    }
}

fn barrier(run: &Run<'_>, stuck: &Stuck) -> String {
    let waits = |event: &&Event| event.does == Does::BarrierWait && event.object == stuck.object;
    let arrived = run.timeline.events.iter().filter(waits).filter_map(|event| event.value).next_back();
    let arrived = arrived.map_or_else(String::new, |arrived| format!(" (it has {arrived} by now)"));
    let name = run.name(stuck.thread);
    format!("{name} {}, and too few others come to it{arrived}", run.stands(stuck))
}
