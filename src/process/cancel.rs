//! How everything that belongs to one check is stopped at once.

use std::sync::{Arc, Mutex, MutexGuard};

use super::system::Ending;

/// A token that ends all jobs that run under it, and lets no further one begin.
#[derive(Clone, Debug, Default)]
pub struct Cancel {
    state: Arc<Mutex<State>>,
}

#[derive(Debug, Default)]
struct State {
    cancelled: bool,
    next: u64,
    /// The wardens' lines: a warden whose line ends kills its tree.
    wardens: Vec<(u64, Ending)>,
    /// Tokens that end when this one does.
    parts: Vec<Cancel>,
}

impl Cancel {
    /// A token that nobody has cancelled.
    pub fn new() -> Cancel {
        Cancel::default()
    }

    /// A token for a part of the work: it ends with this one, and alone when asked to.
    pub fn part(&self) -> Cancel {
        let part = Cancel::new();
        let mut state = self.lock();
        if state.cancelled {
            part.cancel();
        }
        state.parts.retain(|part| Arc::strong_count(&part.state) > 1);
        state.parts.push(part.clone());
        part
    }

    /// Stops all jobs under this token. They are over when [`super::run`] has returned for each.
    pub fn cancel(&self) {
        let mut state = self.lock();
        state.cancelled = true;
        for (_, line) in state.wardens.drain(..) {
            line.end();
        }
        for part in state.parts.drain(..) {
            part.cancel();
        }
    }

    /// Whether it was cancelled.
    pub fn is_cancelled(&self) -> bool {
        self.lock().cancelled
    }

    /// Puts a warden under this token; `None` when it is cancelled.
    pub(super) fn register(&self, line: Ending) -> Option<Registration<'_>> {
        let mut state = self.lock();
        if state.cancelled {
            return None;
        }
        let id = state.next;
        state.next += 1;
        state.wardens.push((id, line));
        Some(Registration { cancel: self, id })
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }
}

/// A warden under a token, for as long as this lives.
pub(super) struct Registration<'c> {
    cancel: &'c Cancel,
    id: u64,
}

impl Drop for Registration<'_> {
    fn drop(&mut self) {
        self.cancel.lock().wardens.retain(|(id, _)| *id != self.id);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_ends_with_the_whole_and_not_the_other_way_round() {
        let whole = Cancel::new();
        let (one, other) = (whole.part(), whole.part());
        one.cancel();
        assert!(one.is_cancelled() && !whole.is_cancelled() && !other.is_cancelled());
        whole.cancel();
        assert!(other.is_cancelled());
        assert!(whole.part().is_cancelled());
    }
}
