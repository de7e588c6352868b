//! Threads each of which waits for the next, and the last for the first.

use std::collections::BTreeSet;

use super::waits::{has_and_wants, is_locking, said};
use super::{Run, and};
use crate::timeline::{Does, Stuck};

/// More threads than these are counted in a sentence.
const TOLD: usize = 6;
/// A circle of more threads is told briefly.
const WHOLE: usize = 3;

/// Threads each of which waits for the next, and the last for the first.
pub(super) fn circle<'t>(run: &Run<'t>) -> Option<Vec<&'t Stuck>> {
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

/// Why none of them can go on.
pub(super) fn in_a_circle(run: &Run<'_>, circle: &[&Stuck]) -> String {
    if let [alone] = circle {
        return alone_in_a_circle(run, alone);
    }
    let is_long = circle.len() > WHOLE;
    let whole = if is_long { None } else { each_has_and_wants(run, circle) };
    let each = whole.map(|each| each.join("; ")).unwrap_or_else(|| {
        let waits: Vec<String> = circle
            .iter()
            .take(TOLD)
            .map(|stuck| if is_long { briefly(run, stuck) } else { said(run, stuck) })
            .collect();
        if circle.len() > TOLD { format!("{}, and so on", waits.join(", ")) } else { and(&waits) }
    });
    // Who waits behind a writer that waits itself wants nothing that the writer has.
    let all_lock = circle.iter().all(|stuck| is_locking(stuck) && stuck.since_line.is_some());
    let end = match circle.len() {
        2 if all_lock => "each has what the other waits for, so neither can go on",
        2 => "neither can go on",
        _ => "a circle in which nobody can go on",
    };
    format!("{each}: {end}.")
}

fn alone_in_a_circle(run: &Run<'_>, alone: &Stuck) -> String {
    let name = run.name(alone.thread);
    let taken = run.places.on(alone.since_file.as_deref(), alone.since_line);
    if alone.does == Some(Does::JoinWait) {
        return format!("{name} waits for its own end.");
    }
    if !is_locking(alone) || taken.is_empty() {
        return format!("{name} {}: it waits for itself.", run.stands(alone));
    }
    let wants = match alone.does {
        Some(Does::ReadWait) => "wants to read it",
        Some(Does::WriteWait) => "wants to write it",
        _ => "wants to lock it again",
    };
    format!(
        "{name} locked {}{taken} and {wants}{}, although it still has it: it waits for itself.",
        run.object(alone.object, Does::Lock),
        run.places.on(alone.file.as_deref(), alone.line)
    )
}

/// What each in a circle has and what it waits for, with their lines; none where that cannot be told of all of them.
fn each_has_and_wants(run: &Run<'_>, circle: &[&Stuck]) -> Option<Vec<String>> {
    let locks: Vec<usize> = circle.iter().filter_map(|stuck| stuck.object).collect();
    // Of two who both read a lock that each wants to write, neither *has* it.
    if locks.iter().collect::<BTreeSet<_>>().len() < locks.len() {
        return None;
    }
    let before = circle.iter().cycle().skip(circle.len() - 1);
    circle.iter().zip(before).map(|(stuck, waits_for_it)| has_and_wants(run, stuck, waits_for_it)).collect()
}

/// The thread that `stuck` waits for; of those of its scope, one that waits for it in turn.
fn waits_for(run: &Run<'_>, stuck: &Stuck) -> Option<usize> {
    if stuck.does != Some(Does::ScopeWait) {
        return stuck.other;
    }
    run.timeline.stuck.iter().find(|other| other.other == Some(stuck.thread)).map(|other| other.thread)
}

/// ``p1 waits for p2 (`forks` #2)``: the table beside the sentence has the rest.
fn briefly(run: &Run<'_>, stuck: &Stuck) -> String {
    let Some(other) = stuck.other.filter(|_| is_locking(stuck)) else { return said(run, stuck) };
    let object = stuck.object.map_or_else(String::new, |object| format!(" ({})", run.labels.name(object)));
    format!("{} waits for {}{object}", run.name(stuck.thread), run.name(other))
}
