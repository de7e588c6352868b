//! Why a check, or `main`, panicked: what the events before it show.

use super::{Run, acted, found, unordered};
use crate::timeline::words::quoted;
use crate::timeline::{Does, Event};

/// The panic that ended the run.
pub(super) struct Panicked<'t> {
    pub message: &'t str,
    pub thread: Option<usize>,
    pub file: Option<&'t str>,
    pub line: Option<u32>,
}

/// What led to a panic of the check or of `main`, or to the panic elsewhere that it only is the echo of.
pub(super) fn sentence(run: &Run<'_>, panicked: &Panicked<'_>) -> String {
    let events = before(run, panicked);
    if let Some(at) = earlier_panic(events, panicked) {
        let why = why(run, &events[..at], events[at].thread).or_else(|| acted::looked_away(run, &events[..at]));
        return why.unwrap_or_else(|| it_meets(run, &events[at], panicked));
    }
    let thread = panicked.thread.unwrap_or(0);
    unordered::data_race(run, events, panicked)
        .or_else(|| why(run, events, thread))
        .or_else(|| found::did_not_sleep(run, events, thread))
        .or_else(|| found::not_waited_for(run, events, thread))
        .or_else(|| acted::looked_away(run, events))
        .unwrap_or_else(|| format!("{}.", it_panics(run, panicked)))
}

/// What `events` show that made `thread` panic after them.
fn why(run: &Run<'_>, events: &[Event], thread: usize) -> Option<String> {
    // Who reads, adds and writes loses updates whatever the orderings are.
    found::lost_update(run, events, Does::StaleLoad)
        .or_else(|| unordered::stale_load(run, events))
        .or_else(|| found::spurious_wake_up(run, events))
        .or_else(|| found::lost_update(run, events, Does::Load))
        .or_else(|| acted::check_then_act(run, events))
        .or_else(|| found::slept(run, events, thread))
        .or_else(|| found::overwritten(run, events))
}

/// A panic that nobody looked at.
pub(super) fn unjoined(run: &Run<'_>, panicked: &Panicked<'_>) -> String {
    let name = panicked.thread.map_or("a thread", |thread| run.name(thread));
    format!("{}, and nobody joins {name}: its panic goes unnoticed.", it_panics(run, panicked))
}

fn it_panics(run: &Run<'_>, panicked: &Panicked<'_>) -> String {
    let name = panicked.thread.map_or("a thread", |thread| run.name(thread));
    let place = run.places.on(panicked.file, panicked.line);
    match quoted(own(panicked.message)) {
        message if message.is_empty() => format!("{name} panics{place}"),
        message => format!("{name} panics{place} ({message})"),
    }
}

/// What the panic itself says, without the panic elsewhere that came before it.
fn own(message: &str) -> &str {
    message.split_once("\nbefore that, ").map_or(message, |(own, _)| own)
}

/// The events up to the panic.
fn before<'t>(run: &Run<'t>, panicked: &Panicked<'_>) -> &'t [Event] {
    let events = &run.timeline.events;
    let is_it =
        |event: &Event| event.does == Does::Panic && panicked.thread.is_none_or(|thread| thread == event.thread);
    &events[..events.iter().rposition(is_it).unwrap_or(events.len())]
}

/// What panics say that are only the echo of another one.
const ECHOES: [&str; 5] = ["PoisonError", "Any {", "RecvError", "SendError", "a scoped thread panicked"];

/// Another thread's panic, which this one is only the echo of: an index into `events`.
fn earlier_panic(events: &[Event], panicked: &Panicked<'_>) -> Option<usize> {
    let is_echo = ECHOES.iter().any(|word| own(panicked.message).contains(word));
    let is_elsewhere = |event: &Event| event.does == Does::Panic && Some(event.thread) != panicked.thread;
    if is_echo { events.iter().position(is_elsewhere) } else { None }
}

fn it_meets(run: &Run<'_>, earlier: &Event, panicked: &Panicked<'_>) -> String {
    let name = panicked.thread.map_or("the check", |thread| run.name(thread));
    let message = quoted(earlier.extra.as_deref().unwrap_or_default());
    format!(
        "{} panicked first{} ({message}); {name} meets that panic{}.",
        run.name(earlier.thread),
        run.on(earlier),
        run.places.on(panicked.file, panicked.line),
    )
}
