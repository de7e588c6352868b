//! What a load may still see: the stores of each atomic, and for each thread the oldest one of each that it may still read.
//!
//! A thread's *view* says what happened before, as far as it can know. A release gives its view away with the value, an
//! acquire takes the view that came with it; locks, channels, spawns and joins pass views on as well. A load chooses among
//! the stores that are not older than its thread's view of that atomic, so `Relaxed` mistakes show on any machine.
//! `SeqCst` operations share one view more. Not modelled: load buffering, and a store that goes in before another of the
//! same atomic.

use core::cell::RefCell;
use core::sync::atomic::Ordering;

use super::Number;
use super::runtime::{Runtime, runtime};
use super::strategy::Question;

/// For each atomic, the index of the oldest store that may still be read; and for each thread, how much of it is known.
#[derive(Clone, Debug, Default)]
pub(crate) struct View(Vec<(u32, u32)>);

impl View {
    pub(crate) const fn new() -> View {
        View(Vec::new())
    }

    pub(crate) fn get(&self, key: u32) -> u32 {
        self.0.iter().find(|(known, _)| *known == key).map_or(0, |(_, at)| *at)
    }

    pub(crate) fn raise(&mut self, key: u32, at: u32) {
        match self.0.iter_mut().find(|(known, _)| *known == key) {
            Some((_, known)) => *known = at.max(*known),
            None => self.0.push((key, at)),
        }
    }

    pub(crate) fn join(&mut self, other: &View) {
        for &(key, at) in &other.0 {
            self.raise(key, at);
        }
    }
}

/// The key of a thread's own clock in a view; atomics have their object numbers.
pub(crate) fn clock(thread: Number) -> u32 {
    u32::MAX - u32::try_from(thread).unwrap_or(0)
}

/// What one thread knows.
#[derive(Clone, Debug, Default)]
pub(crate) struct Knowledge {
    pub(crate) view: View,
    /// What relaxed loads have seen, for an acquire fence to take.
    acquired: View,
    /// What a release fence has given, for relaxed stores to carry.
    released: View,
    /// What came with an `unpark`.
    pub(crate) unparked: View,
}

/// One store of an atomic.
#[derive(Debug)]
pub(crate) struct Stored {
    bits: u64,
    view: View,
}

pub(crate) fn acquires(ordering: Ordering) -> bool {
    matches!(ordering, Ordering::Acquire | Ordering::AcqRel | Ordering::SeqCst)
}

pub(crate) fn releases(ordering: Ordering) -> bool {
    matches!(ordering, Ordering::Release | Ordering::AcqRel | Ordering::SeqCst)
}

impl Runtime {
    /// Whether orderings matter in this schedule: from the first atomic on.
    fn has_memory(&self) -> bool {
        self.memory_used.get() && self.active.get()
    }

    /// What this thread knows goes along with the object: whoever acquires it knows it too.
    pub(crate) fn release(&self, object: u32) {
        if self.has_memory() {
            self.with_view_of(object, |view, mine| view.join(&mine.view));
        }
    }

    /// This thread learns what went along with the object.
    pub(crate) fn acquire(&self, object: u32) {
        if self.has_memory() {
            self.with_view_of(object, |view, mine| mine.view.join(view));
        }
    }

    /// What this thread knows is kept there.
    pub(crate) fn release_into(&self, view: &RefCell<View>) {
        if self.has_memory() {
            self.me(|me| view.borrow_mut().join(&me.knowledge.view));
        }
    }

    /// This thread learns what is kept there.
    pub(crate) fn acquire_from(&self, view: &RefCell<View>) {
        if self.has_memory() {
            self.me(|me| me.knowledge.view.join(&view.borrow()));
        }
    }

    fn with_view_of(&self, object: u32, f: impl FnOnce(&mut View, &mut Knowledge)) {
        let mut views = self.views.borrow_mut();
        let index = object as usize;
        if views.len() <= index {
            views.resize_with(index + 1, View::new);
        }
        self.me(|me| f(&mut views[index], &mut me.knowledge));
    }

    /// This thread learns all that another one knows (it was joined).
    pub(crate) fn learn_from(&self, other: Number) {
        if self.has_memory() {
            let known = self.threads.borrow()[other].knowledge.view.clone();
            self.me(|me| me.knowledge.view.join(&known));
        }
    }

    pub(crate) fn fence(&self, ordering: Ordering) {
        if !self.has_memory() {
            return;
        }
        let mut global = self.sequential.borrow_mut();
        self.me(|me| {
            let knowledge = &mut me.knowledge;
            if acquires(ordering) {
                let acquired = core::mem::take(&mut knowledge.acquired);
                knowledge.view.join(&acquired);
            }
            if ordering == Ordering::SeqCst {
                knowledge.view.join(&global);
                global.join(&knowledge.view);
            }
            if releases(ordering) {
                knowledge.released = knowledge.view.clone();
            }
        });
    }
}

/// The stores of all atomics of the schedule that runs, by object number.
pub(crate) type Histories = Vec<Vec<Stored>>;

fn history(histories: &mut Histories, object: u32, current: u64) -> &mut Vec<Stored> {
    let index = object as usize;
    if histories.len() <= index {
        histories.resize_with(index + 1, Vec::new);
    }
    let history = &mut histories[index];
    if history.is_empty() {
        history.push(Stored { bits: current, view: View::new() });
    }
    history
}

fn index(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

/// What a load of an atomic that holds `current` sees; the newest value only if `newest_only` (a failed exchange).
pub(crate) fn load(object: u32, current: u64, ordering: Ordering, newest_only: bool) -> u64 {
    let runtime = runtime();
    let mut histories = runtime.histories.borrow_mut();
    let newest = index(history(&mut histories, object, current).len()) - 1;
    drop(histories);
    let mut oldest = runtime.me(|me| me.knowledge.view.get(object));
    if ordering == Ordering::SeqCst {
        oldest = oldest.max(runtime.sequential.borrow().get(object));
    }
    let among = newest - oldest.min(newest) + 1;
    let left = runtime.stale_left.get();
    let age = if newest_only || among < 2 || left == 0 { 0 } else { runtime.number(Question::Stale, among) };
    if age > 0 {
        runtime.stale_left.set(left - 1);
    }
    let at = newest - age;
    let histories = runtime.histories.borrow();
    let stored = &histories[object as usize][at as usize];
    runtime.me(|me| {
        let knowledge = &mut me.knowledge;
        knowledge.view.raise(object, at);
        let takes = if acquires(ordering) { &mut knowledge.view } else { &mut knowledge.acquired };
        takes.join(&stored.view);
    });
    if ordering == Ordering::SeqCst {
        // No later one of its kind sees what is older.
        runtime.sequential.borrow_mut().raise(object, at);
    }
    stored.bits
}

/// A store of `new` to an atomic that holds `current`.
pub(crate) fn store(object: u32, current: u64, new: u64, ordering: Ordering) {
    push(object, current, new, ordering, false);
}

/// A read-modify-write: it reads the newest value, and goes on with the release sequence that it belongs to.
pub(crate) fn modify(object: u32, current: u64, new: u64, ordering: Ordering) {
    push(object, current, new, ordering, true);
}

fn push(object: u32, current: u64, new: u64, ordering: Ordering, reads: bool) {
    let runtime = runtime();
    let mut histories = runtime.histories.borrow_mut();
    let history = history(&mut histories, object, current);
    let at = index(history.len());
    let before = history.last().map(|stored| &stored.view).filter(|_| reads);
    let mut view = runtime.me(|me| {
        let knowledge = &mut me.knowledge;
        if let Some(before) = before {
            let takes = if acquires(ordering) { &mut knowledge.view } else { &mut knowledge.acquired };
            takes.join(before);
        }
        knowledge.view.raise(object, at);
        if releases(ordering) { knowledge.view.clone() } else { knowledge.released.clone() }
    });
    view.raise(object, at);
    if let Some(before) = before {
        view.join(before);
    }
    if ordering == Ordering::SeqCst {
        runtime.sequential.borrow_mut().raise(object, at);
    }
    history.push(Stored { bits: new, view });
}
