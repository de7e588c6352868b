//! One run of a program, event by event: which thread did what, in which order, and who is stuck at the end.
//!
//! This is vocabulary, known to every room that tells of a run. Who explores is in [`crate::grade`], how a run is drawn
//! in [`crate::ui`]; what follows from the events alone, and needs neither, is here:
//!
//! - `does.rs`: the words for what a thread does
//! - `broken.rs`: what went wrong at the end of a run
//! - `place.rs`, `label.rs`, `words.rs`: lines, objects and steps in words
//! - `matter.rs`, `folding.rs`: what matters to the failure, and the run as rows without the rest
//! - `sentence/`: what went wrong between whom

mod broken;
mod does;
mod folding;
mod label;
mod matter;
mod place;
#[cfg(test)]
pub(crate) mod sample;
mod sentence;
mod words;

pub use broken::Broken;
pub use does::{Does, UnknownDoes};
pub use folding::{Row, Shows, rows};
pub use label::Labels;
pub use matter::Matter;
pub use place::Places;
pub use sentence::{sentence, stands};
pub use words::Teller;

use serde::{Deserialize, Serialize};

/// One run of a program, event by event.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Timeline {
    /// The threads, by number; number 0 is main.
    pub threads: Vec<Column>,
    /// What the threads share.
    pub objects: Vec<Object>,
    /// What happened, in this order.
    pub events: Vec<Event>,
    /// The threads that had not ended when the run stood still; empty when it did not.
    pub stuck: Vec<Stuck>,
    /// What went wrong between whom, in words.
    pub sentence: String,
}

/// A thread of the run.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Column {
    /// Its name as std has it, else `thread 1`; main is `main`.
    pub name: String,
    /// Where it was spawned; absent for main.
    pub file: Option<String>,
    /// The line there, from 1.
    pub line: Option<u32>,
}

/// Something that threads share: a lock, a channel, an atomic.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Object {
    /// What the source calls it, where that can be told.
    pub name: Option<String>,
    /// `Mutex`, `Condvar`, `channel`, `AtomicUsize` …
    pub kind: String,
    /// Where it was made.
    pub file: String,
    /// The line there, from 1.
    pub line: u32,
    /// The column there, from 1.
    pub column: u32,
    /// Which one of those that were made there, from 1.
    pub nth: u32,
}

/// One step of one thread.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Event {
    /// The number of the thread that does it.
    pub thread: usize,
    /// What it does.
    pub does: Does,
    /// With what: an index into [`Timeline::objects`].
    pub object: Option<usize>,
    /// The number of the other thread that is part of it: who is spawned, joined, woken, or holds the lock.
    pub other: Option<usize>,
    /// The number that is part of it: what was read or written, how many wait.
    pub value: Option<i64>,
    /// Text that is part of it: a panic's message, what was printed, the newest value where an old one was read.
    pub extra: Option<String>,
    /// Where, as rustc shows the file.
    pub file: Option<String>,
    /// The line there, from 1.
    pub line: Option<u32>,
    /// The run's own clock, in nanoseconds from its start.
    pub nanos: u64,
}

/// A thread that had not ended when the run stood still.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Stuck {
    /// Its number.
    pub thread: usize,
    /// What it waits in; none: it runs.
    pub does: Option<Does>,
    /// What it waits for: an index into [`Timeline::objects`].
    pub object: Option<usize>,
    /// The number of the thread that holds that, or that is joined.
    pub other: Option<usize>,
    /// Where it waits.
    pub file: Option<String>,
    /// The line there, from 1.
    pub line: Option<u32>,
    /// Where the other thread took what it holds.
    pub since_file: Option<String>,
    /// The line there, from 1.
    pub since_line: Option<u32>,
}

impl Timeline {
    /// Numbers the threads that have one name, from the second one on: `worker`, `worker #2`.
    pub fn tell_threads_apart(&mut self) {
        for at in 1..self.threads.len() {
            let (before, rest) = self.threads.split_at_mut(at);
            let is_taken = |name: &str| before.iter().any(|column| column.name == name);
            let name = &mut rest[0].name;
            if is_taken(name) {
                let numbered = (2..).map(|number| format!("{name} #{number}"));
                *name = numbered.into_iter().find(|name| !is_taken(name)).unwrap_or_default();
            }
        }
    }

    /// A thread's name; `?` for a number that no thread has.
    pub fn thread_name(&self, thread: usize) -> &str {
        self.threads.get(thread).map_or("?", |column| column.name.as_str())
    }
}

impl Event {
    /// The mutex that a `wait` gives up: an index into [`Timeline::objects`].
    pub fn gives_up(&self) -> Option<usize> {
        if self.does != Does::Wait {
            return None;
        }
        // On the channel, and so in `extra`, objects are numbered from 1.
        self.extra.as_deref()?.parse::<usize>().ok()?.checked_sub(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn threads_of_one_name_are_numbered() {
        let names = |timeline: &Timeline| timeline.threads.iter().map(|column| column.name.clone()).collect::<Vec<_>>();
        let column = |name: &&str| Column { name: (*name).into(), ..Column::default() };
        let threads = ["main", "worker", "worker", "worker #2", "worker"].iter().map(column).collect();
        let mut timeline = Timeline { threads, ..Timeline::default() };
        timeline.tell_threads_apart();
        assert_eq!(names(&timeline), ["main", "worker", "worker #2", "worker #2 #2", "worker #3"]);
        timeline.tell_threads_apart();
        assert_eq!(names(&timeline), ["main", "worker", "worker #2", "worker #2 #2", "worker #3"]);
    }

    #[test]
    fn a_run_is_read_back_as_it_was_written() {
        for (about, timeline) in sample::all() {
            let text = serde_json::to_string(&timeline).unwrap();
            assert_eq!(serde_json::from_str::<Timeline>(&text).unwrap(), timeline, "{about}");
        }
    }
}
