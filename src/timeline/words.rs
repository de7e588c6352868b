//! What a thread does, in words that follow its name: "locks `inventory` (Mutex, line 12)".

use std::collections::BTreeSet;

use super::{Does, Event, Labels, Matter, Object, Places, Timeline};

/// Tells the events of one run in their order; an object is introduced when it is first spoken of.
pub struct Teller<'t> {
    timeline: &'t Timeline,
    labels: Labels,
    places: Places<'t>,
    /// The names that were introduced, with their kinds and without what tells namesakes of one place apart.
    introduced: BTreeSet<String>,
    /// For each object whether what is in it is worth saying.
    telling: Vec<bool>,
}

impl<'t> Teller<'t> {
    /// Nothing told yet.
    pub fn new(timeline: &'t Timeline) -> Teller<'t> {
        let telling = is_telling(timeline);
        Teller {
            timeline,
            labels: Labels::of(timeline),
            places: Places::of(timeline),
            introduced: BTreeSet::new(),
            telling,
        }
    }

    /// What `events`, which are one thread's and follow each other, say together.
    pub fn tell(&mut self, events: &[&Event]) -> String {
        match events {
            [taken, given] if is_visit(taken.does, given.does) => self.visit(taken, given),
            [wait, done] if (wait.does, done.does) == (Does::JoinWait, Does::Join) => self.one(done),
            [wait, done] if (wait.does, done.does) == (Does::ScopeWait, Does::ScopeEnd) => self.one(done),
            [got, more] if (got.does, more.does) == (Does::Receive, Does::ReceiveWait) => {
                format!("receives from {}, and waits for more", self.mention(got))
            }
            [begins, done] if (begins.does, done.does) == (Does::OnceRun, Does::OnceDone) => {
                format!("initialises {}", self.mention(begins))
            }
            [sleep, wakes] if (sleep.does, wakes.does) == (Does::Sleep, Does::Wakes) => {
                format!("{}, and nobody else does anything meanwhile", self.one(sleep))
            }
            // After a panic it is plain that the thread lets go of everything and ends.
            [panic, ..] if panic.does == Does::Panic => self.one(panic),
            [rest @ .., end] if end.does == Does::End && !rest.is_empty() => self.tell(rest) + ", and ends",
            [] => String::new(),
            [event] => self.one(event),
            [first, rest @ ..] => format!("{}, {}", self.one(first), self.tell(rest)),
        }
    }

    /// A lock taken and given back with nothing in between.
    fn visit(&mut self, taken: &Event, given: &Event) -> String {
        let verb = match taken.does {
            Does::ReadLock => "locks",
            Does::WriteLock => "write-locks",
            _ => "locks",
        };
        let reading = if taken.does == Does::ReadLock { " for reading" } else { "" };
        let what = self.mention(taken);
        match (self.content(taken), self.content(given)) {
            (Some(found), Some(left)) if found != left => {
                format!("{verb} {what}{reading}, changes {found} to {left}, unlocks")
            }
            (Some(found), _) => format!("{verb} {what}{reading}, finds {found}, unlocks"),
            _ => format!("{verb} {what}{reading} and unlocks it"),
        }
    }

    fn one(&mut self, event: &Event) -> String {
        let what = if event.object.is_some() { self.mention(event) } else { "it".to_owned() };
        let other = event.other.map(|other| self.who(other, event.thread));
        let other_or = |unknown: &str| other.clone().unwrap_or_else(|| unknown.to_owned());
        let value = event.value.unwrap_or(0);
        match event.does {
            Does::Spawn => format!("starts {}", other_or("a thread")),
            Does::Start => "begins".into(),
            Does::End => "ends".into(),
            Does::Panic => format!("panics: {}", quoted(event.extra.as_deref().unwrap_or_default())),
            Does::JoinWait => format!("waits for {} to end", other_or("a thread")),
            Does::Join => format!("joins {}, which has ended", other_or("a thread")),
            Does::ScopeWait => "waits for the threads of its scope to end".into(),
            Does::ScopeEnd => "leaves the scope: all its threads have ended".into(),
            Does::Wake => format!("is woken by the notification of {what}"),
            Does::WakeSpuriously => format!("wakes up from {what} although nobody notified it (a spurious wake-up)"),
            Does::TimeOut => format!("stops waiting for {what}: its time is over"),
            Does::Wait => self.wait(event, &what),
            Does::NotifyOne => match other {
                Some(other) => format!("notifies {what}, which wakes {other}"),
                None => format!("notifies {what} in vain, as nobody is waiting"),
            },
            Does::NotifyAll => match value {
                0 => format!("notifies all on {what} in vain, as nobody is waiting"),
                1 => format!("notifies all on {what}, which wakes 1 thread"),
                _ => format!("notifies all on {what}, which wakes {value} threads"),
            },
            Does::Park => "parks, but was unparked before: it goes on".into(),
            Does::ParkWait => "parks: it waits to be unparked".into(),
            Does::Unparked => "is unparked and goes on".into(),
            Does::Unpark => format!("unparks {}", other_or("a thread")),
            Does::Sleep if value == 0 => "sleeps less than 1 ms".to_owned(),
            Does::Sleep => format!("sleeps {value} ms"),
            Does::Wakes => "wakes up: the time is over".into(),
            Does::Yield => "lets others run".into(),
            Does::Fence => "passes a fence".into(),
            Does::Access => format!("reads or writes {what}"),
            Does::Print => format!("prints {:?}", shortened(event.extra.as_deref().unwrap_or_default().trim_end(), 60)),
            Does::Exit => format!("ends the whole process with code {value}"),
            Does::MainEnds => "returns, and the process ends".into(),
            Does::CheckWait => "waits in the check".into(),
            Does::CheckGoesOn => "goes on in the check".into(),
            Does::Omitted => format!("{value} steps left out"),
            _ => self.with_object(event, &what, &other_or("another thread")),
        }
    }

    /// The words of locks, channels, atomics and the like.
    fn with_object(&self, event: &Event, what: &str, other: &str) -> String {
        let count = event.value.unwrap_or(0);
        match event.does {
            Does::BarrierWait => {
                format!("waits at {what}, where {count} {} arrived", if count == 1 { "has" } else { "have" })
            }
            Does::BarrierPass => format!("passes {what}{}", if count == 1 { " as its leader" } else { "" }),
            Does::OnceRun => format!("begins to initialise {what}"),
            Does::OnceDone => format!("has initialised {what}"),
            Does::OnceWait => format!("waits for {what}, which {other} initialises"),
            Does::OncePoisoned => format!("finds {what} poisoned"),
            Does::Load | Does::StaleLoad | Does::Store | Does::Change | Does::ExchangeFails => {
                self.with_atomic(event, what)
            }
            Does::Send
            | Does::SendWait
            | Does::TrySendFails
            | Does::Receive
            | Does::ReceiveWait
            | Does::TryReceiveEmpty
            | Does::Disconnected
            | Does::SendFails
            | Does::SenderDropped
            | Does::ReceiverDropped => with_channel(event.does, what, count),
            _ => self.with_lock(event, what, other),
        }
    }

    fn with_lock(&self, event: &Event, what: &str, other: &str) -> String {
        let content = self.content(event);
        let finds = content.as_ref().map_or_else(String::new, |content| format!(": {content} in it"));
        let leaves = content.as_ref().map_or_else(String::new, |content| format!(", leaves {content} in it"));
        let held = match other {
            "itself" => "which it holds itself".to_owned(),
            _ if self.only_waits(event) => format!("which {other} waits to write"),
            _ => format!("which {other} holds"),
        };
        match event.does {
            Does::LockWait => format!("wants {what}, {held}: waits"),
            Does::Lock => format!("locks {what}{finds}"),
            Does::Unlock => format!("unlocks {what}{leaves}"),
            Does::TryLockFails => format!("tries to lock {what}, {held}: goes on without"),
            Does::ReadWait => format!("wants to read {what}, {held}: waits"),
            Does::ReadLock => format!("locks {what} for reading{finds}"),
            Does::ReadUnlock => format!("gives up its read lock of {what}"),
            Does::WriteWait => format!("wants to write {what}, {held}: waits"),
            Does::WriteLock => format!("locks {what} for writing{finds}"),
            Does::WriteUnlock => format!("gives up its write lock of {what}{leaves}"),
            Does::Downgrade => format!("keeps only a read lock of {what}"),
            Does::TryReadFails => format!("tries to read {what}, {held}: goes on without"),
            Does::TryWriteFails => format!("tries to write {what}, {held}: goes on without"),
            Does::PoisonSeen if event.value == Some(0) => format!("finds {what} not poisoned"),
            Does::PoisonSeen => format!("finds {what} poisoned"),
            Does::PoisonCleared => format!("clears the poison of {what}"),
            does => format!("{} {what}", does.as_str()),
        }
    }

    /// Whether who keeps a reader out is a writer that waits itself.
    fn only_waits(&self, event: &Event) -> bool {
        let before = self.timeline.events.iter().take_while(|other| !std::ptr::eq(*other, event));
        let theirs = before.filter(|other| Some(other.thread) == event.other && other.object == event.object);
        let theirs: Vec<Does> = theirs.map(|event| event.does).collect();
        let has_it = theirs.iter().rfind(|does| does.takes() || does.gives_back()).is_some_and(|does| does.takes());
        event.does == Does::ReadWait && theirs.last() == Some(&Does::WriteWait) && !has_it
    }

    fn with_atomic(&self, event: &Event, what: &str) -> String {
        let value = self.content(event).unwrap_or_else(|| "a value".into());
        match event.does {
            Does::Load => format!("reads {value} from {what}"),
            Does::StaleLoad => {
                let newest = event.extra.as_deref().map_or_else(
                    || "it is no longer the newest".into(),
                    |newest| format!("{} was written before", self.as_value(event.object, newest)),
                );
                format!("still sees {value} in {what}, although {newest}")
            }
            Does::Store => format!("writes {value} to {what}"),
            Does::Change => match &event.extra {
                Some(old) => format!("changes {what} from {} to {value}", self.as_value(event.object, old)),
                None => format!("changes {what} to {value}"),
            },
            Does::ExchangeFails if event.extra.as_deref() == Some("spuriously") => {
                format!("does not exchange {what}: it may fail without a cause, and does")
            }
            Does::ExchangeFails => format!("does not exchange {what}: finds {value} in it"),
            does => format!("{} {what}", does.as_str()),
        }
    }

    fn wait(&self, event: &Event, condvar: &str) -> String {
        match event.gives_up() {
            Some(mutex) => format!("waits for {condvar} to be notified, unlocks {}", self.labels.name(mutex)),
            None => format!("waits for {condvar} to be notified"),
        }
    }

    /// The object's name, introduced when it is the first time.
    fn mention(&mut self, event: &Event) -> String {
        let Some(object) = event.object else { return "it".to_owned() };
        let name = self.labels.name_for(object, event.does);
        let kind = self.timeline.objects.get(object).map_or("", |object| object.kind.as_str());
        let known = format!("{} ({kind})", name.split(" #").next().unwrap_or_default());
        if self.introduced.insert(known) { self.labels.introduced_for(object, event.does) } else { name }
    }

    /// What is in the object, where that is worth saying.
    fn content(&self, event: &Event) -> Option<String> {
        let (object, value) = (event.object?, event.value?);
        if !self.telling.get(object).copied().unwrap_or(false) {
            return None;
        }
        Some(value_words(&self.timeline.objects[object].kind, event.extra.as_deref(), value))
    }

    /// `text`, a number on the channel, as a value of `object`.
    fn as_value(&self, object: Option<usize>, text: &str) -> String {
        let kind =
            object.and_then(|object| self.timeline.objects.get(object)).map_or("", |object| object.kind.as_str());
        text.parse().map_or_else(|_| text.to_owned(), |value| value_words(kind, None, value))
    }

    /// A thread as `me` speaks of it.
    fn who(&self, thread: usize, me: usize) -> String {
        if thread == me { "itself".to_owned() } else { self.timeline.thread_name(thread).to_owned() }
    }

    /// What the objects of the run are called.
    pub fn labels(&self) -> &Labels {
        &self.labels
    }

    /// The places of the run.
    pub fn places(&self) -> Places<'t> {
        self.places
    }
}

/// What is done with a channel that has, or leaves, `count` of something.
fn with_channel(does: Does, what: &str, count: i64) -> String {
    match does {
        Does::Send => format!("sends into {what}, {count} queued now"),
        Does::SendWait => format!("wants to send into {what}, which is full: waits"),
        Does::TrySendFails => format!("tries to send into {what}, which is full: goes on without"),
        Does::Receive => format!("receives from {what}, {count} left in it"),
        Does::ReceiveWait => format!("wants to receive from {what}, which is empty: waits"),
        Does::TryReceiveEmpty => format!("tries to receive from {what}, which is empty: goes on without"),
        Does::Disconnected => format!("finds {what} empty and without senders: there is nothing to wait for"),
        Does::SendFails => format!("cannot send into {what}: its receiver is gone"),
        Does::SenderDropped => match count {
            0 => format!("drops the last sender ({what})"),
            1 => format!("drops a sender ({what}), 1 is left"),
            _ => format!("drops a sender ({what}), {count} are left"),
        },
        Does::ReceiverDropped => format!("drops the receiver ({what})"),
        does => format!("{} {what}", does.as_str()),
    }
}

/// `value` as the object's type has it.
pub(super) fn value_words(kind: &str, extra: Option<&str>, value: i64) -> String {
    match value {
        0 if kind == "AtomicBool" || extra == Some("bool") => "false".to_owned(),
        1 if kind == "AtomicBool" || extra == Some("bool") => "true".to_owned(),
        _ => value.to_string(),
    }
}

/// A panic's message as it stands in a sentence: its first words, on one line.
pub(super) fn quoted(message: &str) -> String {
    shortened(&on_one_line(message), 160)
}

fn shortened(text: &str, longest: usize) -> String {
    if text.chars().count() <= longest {
        return text.to_owned();
    }
    text.chars().take(longest).chain(['…']).collect()
}

/// `text` without its line ends.
fn on_one_line(text: &str) -> String {
    let lines = text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join(", ")
}

/// Whether a lock is taken and given back.
pub(super) fn is_visit(taken: Does, given: Does) -> bool {
    use Does::*;
    matches!((taken, given), (Lock, Unlock) | (ReadLock, ReadUnlock) | (WriteLock, WriteUnlock))
}

/// For each object whether what is in it is worth saying: an atomic's value is, and what is in a lock when it changes or
/// when a panic came after it.
fn is_telling(timeline: &Timeline) -> Vec<bool> {
    let panics = timeline.events.iter().any(|event| event.does == Does::Panic);
    let matter = Matter::of(timeline);
    let changes = |object: usize| {
        let mut values =
            timeline.events.iter().filter(|event| event.object == Some(object)).filter_map(|event| event.value);
        let first = values.next();
        values.any(|value| Some(value) != first)
    };
    let tells = |(at, object): (usize, &Object)| {
        object.kind.starts_with("Atomic") || (panics && matter.objects.contains(&at)) || changes(at)
    };
    timeline.objects.iter().enumerate().map(tells).collect()
}
