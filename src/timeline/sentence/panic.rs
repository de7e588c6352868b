//! Why a check, or `main`, panicked: what the events before it show.

use super::{Run, found};
use crate::timeline::words::quoted;
use crate::timeline::{Does, Event};

/// The panic that ended the run.
pub(super) struct Panicked<'t> {
    pub message: &'t str,
    pub thread: Option<usize>,
    pub file: Option<&'t str>,
    pub line: Option<u32>,
}

/// What led to a panic of the check or of `main`.
pub(super) fn sentence(run: &Run<'_>, panicked: &Panicked<'_>) -> String {
    let events = before(run, panicked);
    let why = earlier_panic(run, events, panicked)
        .or_else(|| found::stale_load(run, events))
        .or_else(|| found::spurious_wake_up(run, events))
        .or_else(|| found::lost_update(run, events))
        .or_else(|| found::check_then_act(run, events))
        .or_else(|| found::slept(run, events, panicked.thread.unwrap_or(0)))
        .or_else(|| found::overwritten(run, events))
        .or_else(|| found::not_waited_for(run, events, panicked.thread.unwrap_or(0)));
    why.unwrap_or_else(|| format!("{}.", it_panics(run, panicked)))
}

/// A panic that nobody looked at.
pub(super) fn unjoined(run: &Run<'_>, panicked: &Panicked<'_>) -> String {
    let name = panicked.thread.map_or("a thread", |thread| run.name(thread));
    format!("{}, and nobody joins {name}: its panic goes unnoticed.", it_panics(run, panicked))
}

fn it_panics(run: &Run<'_>, panicked: &Panicked<'_>) -> String {
    let name = panicked.thread.map_or("a thread", |thread| run.name(thread));
    let place = run.places.on(panicked.file, panicked.line);
    match quoted(panicked.message) {
        message if message.is_empty() => format!("{name} panics{place}"),
        message => format!("{name} panics{place} ({message})"),
    }
}

/// The events up to the panic.
fn before<'t>(run: &Run<'t>, panicked: &Panicked<'_>) -> &'t [Event] {
    let events = &run.timeline.events;
    let is_it =
        |event: &Event| event.does == Does::Panic && panicked.thread.is_none_or(|thread| thread == event.thread);
    &events[..events.iter().rposition(is_it).unwrap_or(events.len())]
}

/// Another thread's panic, which this one is only the echo of.
fn earlier_panic(run: &Run<'_>, events: &[Event], panicked: &Panicked<'_>) -> Option<String> {
    let is_echo = ["PoisonError", "Any {", "RecvError", "SendError"].iter().any(|word| panicked.message.contains(word));
    let earlier = events.iter().find(|event| event.does == Does::Panic && Some(event.thread) != panicked.thread)?;
    if !is_echo {
        return None;
    }
    let name = panicked.thread.map_or("the check", |thread| run.name(thread));
    let message = quoted(earlier.extra.as_deref().unwrap_or_default());
    Some(format!(
        "{} panicked first{} ({message}); {name} meets that panic{}.",
        run.name(earlier.thread),
        run.on(earlier),
        run.places.on(panicked.file, panicked.line),
    ))
}
