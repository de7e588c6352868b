//! Why a thread that waits for no other stuck one will never go on.

use std::ops::Range;

use super::waits::{has_and_wants, is_locking, said, waits};
use super::{Run, and};
use crate::timeline::{Does, Event, Stuck};

/// More threads than these are counted in a sentence.
const TOLD: usize = 6;

/// Why those will never go on who wait for no other stuck thread: with them the standstill begins.
pub(super) fn told(run: &Run<'_>) -> Vec<String> {
    let mut groups: Vec<Vec<&Stuck>> = Vec::new();
    for stuck in run.timeline.stuck.iter().filter(|stuck| is_root(run, stuck)) {
        match groups.iter_mut().find(|group| waits_alike(group[0], stuck)) {
            Some(group) => group.push(stuck),
            None => groups.push(vec![stuck]),
        }
    }
    groups.iter().take(TOLD).map(|group| together(run, group)).collect()
}

/// Whether what [`told`] says is about `stuck` too.
pub(super) fn is_told(run: &Run<'_>, stuck: &Stuck) -> bool {
    let roots = || run.timeline.stuck.iter().filter(|stuck| is_root(run, stuck));
    is_root(run, stuck) || roots().any(|root| kept_from(run, root).any(|kept| kept.thread == stuck.thread))
}

/// Whether `stuck` waits for no other stuck thread: with it the standstill begins.
fn is_root(run: &Run<'_>, stuck: &Stuck) -> bool {
    let others = &run.timeline.stuck;
    match stuck.other {
        Some(other) => !others.iter().any(|stuck| stuck.thread == other),
        None => stuck.does != Some(Does::ScopeWait) || others.len() == 1,
    }
}

fn waits_alike(one: &Stuck, other: &Stuck) -> bool {
    let for_several = matches!(one.does, Some(Does::Wait | Does::BarrierWait));
    for_several && (one.does, one.object) == (other.does, other.object)
}

/// Why those of a group that waits alike will never go on: why the one of whom most can be said, and who else.
fn together(run: &Run<'_>, group: &[&Stuck]) -> String {
    let most = |stuck: &&&Stuck| (woke_another(run, stuck).is_some(), unheard(run, stuck).is_some());
    let Some(lead) = group.iter().rev().max_by_key(most) else { return String::new() };
    let is_in_it = |thread: usize| woke_another(run, lead).is_some_and(|woke| woke.other == Some(thread));
    let others = group.iter().map(|stuck| stuck.thread).filter(|&thread| thread != lead.thread && !is_in_it(thread));
    let others: Vec<usize> = others.collect();
    let at = if lead.does == Some(Does::BarrierWait) { "there" } else { "for it" };
    match others.as_slice() {
        [] => root(run, lead),
        [other] => format!("{}; {} waits {at} as well", root(run, lead), run.name(*other)),
        others => format!("{}; {} wait {at} as well", root(run, lead), run.names(others)),
    }
}

/// Why `stuck` will never go on.
fn root(run: &Run<'_>, stuck: &Stuck) -> String {
    if let Some(first) = kept_from(run, stuck).next()
        && let Some(told) = has_and_wants(run, stuck, first)
    {
        let wait = |kept: &Stuck| format!("{} {}", run.name(kept.thread), waits(run, kept).unwrap_or_default());
        let kept: Vec<String> = kept_from(run, stuck).take(TOLD).map(wait).collect();
        let end = if kept.len() == 1 { "neither" } else { "nobody" };
        return format!("{told}; {}: {end} can go on", and(&kept));
    }
    let said = said(run, stuck);
    match stuck.does {
        Some(Does::Wait) => condvar(run, stuck),
        Some(Does::ReceiveWait) => channel(run, stuck),
        Some(Does::SendWait) => format!("{said}, and nobody comes to receive from it"),
        Some(Does::ParkWait) => park(run, stuck),
        Some(Does::BarrierWait) => barrier(run, stuck),
        Some(Does::LockWait | Does::ReadWait | Does::WriteWait) => match stuck.other {
            Some(other) if run.has_ended(other) => {
                format!("{said}, and {} has ended without giving it back", run.name(other))
            }
            _ => said,
        },
        _ => said,
    }
}

/// Those who wait for a lock that `stuck` has; nobody where those who helped it before are others.
fn kept_from<'t>(run: &Run<'t>, stuck: &Stuck) -> impl Iterator<Item = &'t Stuck> {
    let thread = stuck.thread;
    let is_kept = move |other: &&Stuck| other.other == Some(thread) && is_locking(other);
    let kept = run.timeline.stuck.iter().filter(is_kept);
    let helps = |event: &&Event| match event.does {
        Does::Send | Does::NotifyOne | Does::NotifyAll => event.object == stuck.object,
        Does::Unpark => event.other == Some(thread),
        _ => false,
    };
    let mut helpers = run.timeline.events.iter().filter(helps).map(|event| event.thread).peekable();
    let nobody_else = helpers.peek().is_none() || helpers.any(|helper| kept.clone().any(|kept| kept.thread == helper));
    kept.filter(move |_| nobody_else)
}

fn condvar(run: &Run<'_>, stuck: &Stuck) -> String {
    let name = run.name(stuck.thread);
    let what = run.object(stuck.object, Does::Wait);
    let Some(since) = since(run, stuck) else { return said(run, stuck) };
    let place = run.on(&run.timeline.events[since]);
    if let Some(woke) = woke_another(run, stuck) {
        let other = woke.other.unwrap_or_default();
        let again = run.timeline.stuck.iter().any(|it| it.thread == other && waits_alike(stuck, it));
        return format!(
            "{name} waits for {what}{place}; when {} notified it{}, {} was woken{}, and nobody notifies it any more",
            run.name(woke.thread),
            run.on(woke),
            run.name(other),
            if again { ", which only waits again" } else { "" },
        );
    }
    if let Some(lost) = unheard(run, stuck) {
        return format!(
            "{} notified {what}{} while nobody was waiting for it; {name} began to wait{place} only after that, for a notification that will not come again",
            run.name(lost.thread),
            run.on(lost),
        );
    }
    if woken(run, stuck).is_some() {
        return format!("{name} was woken once and waits for {what} again{place}, and nobody notifies it any more");
    }
    match notifications(run, stuck, 0..run.timeline.events.len()).next() {
        Some(_) => format!("{name} waits for {what}{place}, and nobody notifies it any more"),
        None => format!("{name} waits for {what}{place}, and nobody ever notifies it"),
    }
}

/// The event with which `stuck` began to wait for its condition variable.
fn since(run: &Run<'_>, stuck: &Stuck) -> Option<usize> {
    let is_it = |event: &Event| event.thread == stuck.thread && event.does == Does::Wait && is_on(stuck, event);
    run.timeline.events.iter().rposition(is_it)
}

/// The event with which it had been woken before that.
fn woken(run: &Run<'_>, stuck: &Stuck) -> Option<usize> {
    let is_it = |event: &Event| event.thread == stuck.thread && event.does == Does::Wake && is_on(stuck, event);
    run.timeline.events[..since(run, stuck)?].iter().rposition(is_it)
}

fn is_on(stuck: &Stuck, event: &Event) -> bool {
    event.object.is_some() && event.object == stuck.object
}

/// The notifications of what `stuck` waits for, among these events.
fn notifications<'t>(run: &Run<'t>, stuck: &Stuck, among: Range<usize>) -> impl DoubleEndedIterator<Item = &'t Event> {
    let object = stuck.object;
    let notifies = move |event: &&Event| {
        matches!(event.does, Does::NotifyOne | Does::NotifyAll) && event.object.is_some() && event.object == object
    };
    run.timeline.events[among].iter().filter(notifies)
}

/// The last notification that woke another one, while `stuck` waited as well.
fn woke_another<'t>(run: &Run<'t>, stuck: &Stuck) -> Option<&'t Event> {
    let meanwhile = since(run, stuck)?..run.timeline.events.len();
    notifications(run, stuck, meanwhile).rfind(|event| event.other.is_some())
}

/// The last notification before `stuck` began to wait, which nobody heard.
fn unheard<'t>(run: &Run<'t>, stuck: &Stuck) -> Option<&'t Event> {
    // Of what came before it was woken it missed nothing.
    let before = woken(run, stuck).unwrap_or(0)..since(run, stuck)?;
    notifications(run, stuck, before).rfind(|event| match event.does {
        Does::NotifyAll => event.value == Some(0),
        _ => event.other.is_none(),
    })
}

fn channel(run: &Run<'_>, stuck: &Stuck) -> String {
    let events = || run.timeline.events.iter().filter(|event| event.object.is_some() && event.object == stuck.object);
    let dropped = events().rfind(|event| event.does == Does::SenderDropped);
    let (left, one) = match dropped.and_then(|event| event.value) {
        Some(left) if left > 1 => (format!("{left} are left"), "those"),
        Some(1) => ("1 is left".to_owned(), "the one"),
        _ => ("one is left".to_owned(), "one"),
    };
    if dropped.is_none() && !events().any(|event| event.does == Does::Send) {
        return format!("{}, but nobody ever sends into it, and nobody drops its sender", said(run, stuck));
    }
    let closes = "which is empty, but closes only when its last sender is dropped";
    format!("{}, {closes}, and {left}. {}{}", said(run, stuck), whose(run, stuck, one), sender(run, stuck))
}

/// Where to look for the senders that are left.
fn whose(run: &Run<'_>, stuck: &Stuck, one: &str) -> String {
    let name = run.name(stuck.thread);
    let others = (0..run.timeline.threads.len()).filter(|&thread| thread != stuck.thread);
    let alive: Vec<usize> = others.filter(|&thread| !run.has_ended(thread)).collect();
    let sent: Vec<usize> = alive.iter().copied().filter(|&thread| may_still_send(run, stuck, thread)).collect();
    match (sent.as_slice(), alive.as_slice()) {
        ([], []) => format!("All other threads have ended, so look for {one} that {name} itself keeps"),
        ([], alive) => format!("Look for {one} that {name} itself keeps, or {}", run.names(alive)),
        ([sender], _) => format!("Look for {one} that {} keeps", run.name(*sender)),
        (senders, _) => format!("Look for {one} that {} keep", run.names(senders)),
    }
}

/// Whether `thread` has sent into the channel that `stuck` receives from, and has dropped no sender since.
fn may_still_send(run: &Run<'_>, stuck: &Stuck, thread: usize) -> bool {
    let mine = run.timeline.events.iter().filter(|event| event.thread == thread && event.object == stuck.object);
    let mut uses = mine.filter(|event| matches!(event.does, Does::Send | Does::SenderDropped));
    uses.next_back().is_some_and(|event| event.does == Does::Send)
}

/// What the sender of the channel that `stuck` receives from is called, where it has a name of its own.
fn sender(run: &Run<'_>, stuck: &Stuck) -> String {
    let Some(object) = stuck.object else { return String::new() };
    let sender = run.labels.name_for(object, Does::Send);
    if sender == run.labels.name_for(object, Does::Receive) {
        return String::new();
    }
    let made = &run.timeline.objects[object];
    let place = run.places.noun(Some(&made.file), Some(made.line)).unwrap_or_default();
    let place = if sender.ends_with(')') { String::new() } else { format!(" ({place})") };
    format!(": {sender}{place}, or a clone of it")
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
    format!("{}, and too few others come to it{arrived}", said(run, stuck))
}
