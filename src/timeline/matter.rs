//! What of a run matters to its failure: which threads, which objects, which single steps.

use std::collections::BTreeSet;

use super::{Does, Event, Timeline};

/// How many of a thread's last objects count as involved in its panic.
const LAST_OBJECTS: usize = 3;
/// How many of the last events are looked at when a run has no clear end.
const LAST_EVENTS: usize = 20;

/// What of a run matters to its failure.
#[derive(Clone, Debug, Default)]
pub struct Matter {
    /// The numbers of the threads.
    pub threads: BTreeSet<usize>,
    /// Indexes into the objects.
    pub objects: BTreeSet<usize>,
    /// Indexes into the events: those that are always shown.
    pub events: BTreeSet<usize>,
}

impl Matter {
    /// What matters of `timeline`.
    pub fn of(timeline: &Timeline) -> Matter {
        let mut matter = Matter::default();
        matter.of_the_stuck(timeline);
        matter.of_a_panic(timeline);
        if matter.objects.is_empty() {
            let last = timeline.events.iter().rev().take(LAST_EVENTS);
            matter.objects.extend(last.flat_map(objects_of));
        }
        let touched = timeline.events.iter().filter(|event| objects_of(event).any(|o| matter.objects.contains(&o)));
        matter.threads.extend(touched.map(|event| event.thread));
        matter.single_steps(timeline);
        matter
    }

    fn of_the_stuck(&mut self, timeline: &Timeline) {
        for stuck in &timeline.stuck {
            self.threads.insert(stuck.thread);
            self.threads.extend(stuck.other);
            self.objects.extend(stuck.object);
            let waits = timeline.events.iter().rev().find(|event| event.thread == stuck.thread && event.does.waits());
            self.objects.extend(waits.into_iter().flat_map(objects_of));
        }
    }

    fn of_a_panic(&mut self, timeline: &Timeline) {
        let panics = |event: &&Event| matches!(event.does, Does::Panic | Does::Exit);
        for end in timeline.events.iter().filter(panics) {
            self.threads.insert(end.thread);
        }
        let Some(at) = timeline.events.iter().rposition(|event| panics(&event)) else { return };
        let thread = timeline.events[at].thread;
        let mine = timeline.events[..at].iter().rev().filter(|event| event.thread == thread);
        let mut last = BTreeSet::new();
        for object in mine.flat_map(objects_of) {
            last.insert(object);
            if last.len() == LAST_OBJECTS {
                break;
            }
        }
        self.objects.extend(last);
        let stale = timeline.events.iter().filter(|event| event.does == Does::StaleLoad);
        self.objects.extend(stale.filter_map(|event| event.object));
    }

    fn single_steps(&mut self, timeline: &Timeline) {
        for (at, event) in timeline.events.iter().enumerate() {
            let unheard = match event.does {
                Does::NotifyOne => event.other.is_none(),
                Does::NotifyAll => event.value == Some(0),
                _ => false,
            };
            let rare = matches!(event.does, Does::StaleLoad | Does::WakeSpuriously | Does::Panic | Does::Exit);
            if unheard || rare {
                self.events.insert(at);
            }
        }
        for thread in 0..timeline.threads.len() {
            // A thread's end says nothing: the step before it counts as its last.
            let says = |event: &Event| event.thread == thread && !matches!(event.does, Does::End | Does::Start);
            self.events.extend(timeline.events.iter().rposition(says));
        }
        for stuck in &timeline.stuck {
            let Some(other) = stuck.other else { continue };
            // Where the one who holds it took it.
            let taken = timeline.events.iter().rposition(|event| {
                event.thread == other && event.object.is_some() && event.object == stuck.object && event.does.takes()
            });
            self.events.extend(taken);
        }
    }
}

/// The objects of an event: its own, and the mutex that a wait gives up.
fn objects_of(event: &Event) -> impl Iterator<Item = usize> {
    event.object.into_iter().chain(event.gives_up())
}
