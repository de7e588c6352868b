//! Who waits for whom when nothing moves any more, or nothing comes to an end.

use std::collections::BTreeMap;

use super::circle::{circle, in_a_circle};
use super::waits::said;
use super::{Run, and, root};
use crate::timeline::{Does, Event, Stuck};

/// More threads than these are counted in a sentence.
const TOLD: usize = 6;
/// How many of the last events show what an endless run does.
const LAST: usize = 60;

/// Nobody can go on.
pub(super) fn deadlock(run: &Run<'_>) -> String {
    if let Some(circle) = circle(run) {
        return in_a_circle(run, &circle);
    }
    let told = root::told(run);
    // Only one chain is told to its end; the table under the drawing has them all.
    let is_chained = |stuck: &&Stuck| stuck.does != Some(Does::ScopeWait) && !root::is_told(run, stuck);
    let waiting: Vec<String> =
        run.timeline.stuck.iter().filter(is_chained).take(2).map(|stuck| said(run, stuck)).collect();
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
        return "The threads keep moving, but the run did not come to its end.".to_owned();
    }
    format!("The run did not come to its end: {}.", and(&again))
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

fn is_joining(stuck: &Stuck) -> bool {
    matches!(stuck.does, Some(Does::JoinWait | Does::ScopeWait))
}
