//! What went wrong between whom, in one sentence of a learner's words; nothing that the events do not show.

mod acted;
mod circle;
mod found;
mod panic;
mod root;
mod standstill;
#[cfg(test)]
mod tests;
mod unordered;
mod waits;

use super::{Broken, Does, Event, Labels, Places, Stuck, Timeline};

/// What went wrong in `timeline`, which ended as `broken` says.
pub fn sentence(broken: &Broken, timeline: &Timeline) -> String {
    let run = Run { timeline, labels: Labels::of(timeline), places: Places::of(timeline) };
    match broken {
        Broken::Panic { message, thread, file, line } => {
            panic::sentence(&run, &panic::Panicked { message, thread: *thread, file: file.as_deref(), line: *line })
        }
        Broken::UnjoinedPanic { message, thread, file, line } => {
            let panicked = panic::Panicked { message, thread: *thread, file: file.as_deref(), line: *line };
            panic::unjoined(&run, &panicked)
        }
        Broken::Deadlock => standstill::deadlock(&run),
        Broken::Check(what) => standstill::check(&run, what),
        Broken::Endless => standstill::endless(&run),
        Broken::Hang => standstill::hang(&run),
        Broken::Exit(code) => exit(&run, *code),
    }
}

/// What `stuck` waits for, in words that follow the thread's name.
pub fn stands(stuck: &Stuck, timeline: &Timeline) -> String {
    Run { timeline, labels: Labels::of(timeline), places: Places::of(timeline) }.stands(stuck)
}

fn exit(run: &Run<'_>, code: i32) -> String {
    match run.timeline.events.iter().rfind(|event| event.does == Does::Exit) {
        Some(event) => format!(
            "{} ended the whole process with code {code}{}: whatever the other threads were doing, they were cut off.",
            run.name(event.thread),
            run.on(event),
        ),
        None => format!("The process ended with code {code}."),
    }
}

/// A run with what its threads, objects and places are called.
struct Run<'t> {
    timeline: &'t Timeline,
    labels: Labels,
    places: Places<'t>,
}

impl Run<'_> {
    fn name(&self, thread: usize) -> &str {
        self.timeline.thread_name(thread)
    }

    /// ` on line 14`.
    fn on(&self, event: &Event) -> String {
        self.places.on(event.file.as_deref(), event.line)
    }

    fn object(&self, object: Option<usize>, does: Does) -> String {
        object.map_or_else(|| "something".to_owned(), |object| self.labels.name_for(object, does))
    }

    /// Whether `thread` has ended at the end of the run.
    fn has_ended(&self, thread: usize) -> bool {
        self.timeline.events.iter().any(|event| event.thread == thread && event.does == Does::End)
    }

    /// ``what`` with who holds it, as far as that is known: `` `a` (held by bob, taken on line 21)``.
    fn held(&self, what: &str, stuck: &Stuck) -> String {
        let Some(other) = stuck.other else { return what.to_owned() };
        let waits_itself =
            |it: &Stuck| it.thread == other && it.object == stuck.object && it.does == Some(Does::WriteWait);
        let is_behind = stuck.does == Some(Does::ReadWait) && stuck.since_line.is_none();
        if is_behind && self.timeline.stuck.iter().any(waits_itself) {
            return format!("{what} after {}, which waits to write it", self.name(other));
        }
        let by = if other == stuck.thread { "itself" } else { self.name(other) };
        let taken = match self.places.on(stuck.since_file.as_deref(), stuck.since_line) {
            place if place.is_empty() => place,
            place => format!(", taken{place}"),
        };
        match what.strip_suffix(')') {
            Some(what) => format!("{what}; held by {by}{taken})"),
            None => format!("{what} (held by {by}{taken})"),
        }
    }

    /// What a thread waits for, in words that follow its name.
    fn stands(&self, stuck: &Stuck) -> String {
        let Some(does) = stuck.does else { return "runs".to_owned() };
        let what = self.object(stuck.object, does);
        let other = stuck.other.map_or("a thread", |other| self.name(other));
        match does {
            Does::LockWait => format!("waits for {}", self.held(&what, stuck)),
            Does::ReadWait => format!("waits to read {}", self.held(&what, stuck)),
            Does::WriteWait => format!("waits to write {}", self.held(&what, stuck)),
            Does::JoinWait => format!("waits for {other} to end"),
            Does::ScopeWait => "waits for the threads of its scope to end".to_owned(),
            Does::Wait => format!("waits for {what} to be notified"),
            Does::ReceiveWait => format!("waits to receive from {what}"),
            Does::SendWait => format!("waits for room in {what}"),
            Does::ParkWait => "waits to be unparked".to_owned(),
            Does::BarrierWait => format!("waits at {what}"),
            Does::OnceWait => format!("waits for {}", self.held(&what, stuck)),
            Does::Sleep => "sleeps".to_owned(),
            Does::CheckWait => "waits in the check".to_owned(),
            does => does.as_str().to_owned(),
        }
    }

    /// Names in a row: `a, b and c`.
    fn names(&self, threads: &[usize]) -> String {
        let names: Vec<&str> = threads.iter().map(|&thread| self.name(thread)).collect();
        and(&names)
    }
}

/// `a, b and c`.
fn and<S: AsRef<str>>(parts: &[S]) -> String {
    let parts: Vec<&str> = parts.iter().map(AsRef::as_ref).collect();
    match parts.as_slice() {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [rest @ .., last] => format!("{} and {last}", rest.join(", ")),
    }
}
