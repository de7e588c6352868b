//! The explorer while it is built: once for a machine, beside what can be judged without it.

use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::time::Duration;

use super::grader::Grader;
use crate::process::Cancel;
use crate::toolchain::{Interleave, ToolchainError};
use crate::verdict::GraderError;

/// How often a check that waits for the explorer looks whether it is still wanted.
const BETWEEN_LOOKS: Duration = Duration::from_millis(50);

/// Where the explorer is.
#[derive(Debug, Default)]
pub(super) struct Explorer {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Debug, Default)]
enum State {
    /// Nobody has asked for it.
    #[default]
    Absent,
    /// Somebody builds it; with what is done of it.
    Building(String),
    Ready(Arc<Interleave>),
    Failed(GraderError),
}

impl Explorer {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }

    fn set(&self, state: State) {
        *self.lock() = state;
        self.changed.notify_all();
    }

    /// Takes the building over; `false` where it is there, or somebody else builds it.
    fn take_over(&self) -> bool {
        let mut state = self.lock();
        let is_open = matches!(*state, State::Absent | State::Failed(_));
        if is_open {
            *state = State::Building("building the interleaving explorer, once".to_owned());
        }
        is_open
    }
}

/// The explorer's building, which is to be done by whoever has this.
#[derive(Debug)]
#[must_use = "until it is built, or this is dropped, checks wait for it"]
pub struct Building<'g> {
    grader: &'g Grader,
}

impl Drop for Building<'_> {
    fn drop(&mut self) {
        let mut state = self.grader.explorer.lock();
        if let State::Building(_) = *state {
            *state = State::Absent;
        }
        drop(state);
        self.grader.explorer.changed.notify_all();
    }
}

impl Building<'_> {
    /// Builds it where it is not there yet; what is told meanwhile are whole sentences without their end.
    ///
    /// # Errors
    /// Why it cannot be had, and what to do about it; `None` when cancelled.
    pub fn build(self, cancel: &Cancel, tell: &(dyn Fn(&str) + Sync)) -> Result<(), Option<GraderError>> {
        let Grader { toolchain, cache, explorer, .. } = self.grader;
        let told = |done: &str| {
            explorer.set(State::Building(done.to_owned()));
            tell(done);
        };
        match Interleave::ready(cache, toolchain, cancel, &told) {
            Ok(interleave) => {
                explorer.set(State::Ready(Arc::new(interleave)));
                Ok(())
            }
            Err(error) => {
                let error: ToolchainError = error;
                let error = error.verdict();
                explorer.set(error.clone().map_or(State::Absent, State::Failed));
                Err(error)
            }
        }
    }
}

impl Grader {
    /// Announces that the explorer is about to be built: from now on checks that need it wait. `None` where it is there, or
    /// is built by somebody else.
    pub fn announce_explorer(&self) -> Option<Building<'_>> {
        self.explorer.take_over().then_some(Building { grader: self })
    }

    /// Lets an explorer that could not be had be tried once more.
    pub fn retry_explorer(&self) {
        let mut state = self.explorer.lock();
        if let State::Failed(_) = *state {
            *state = State::Absent;
        }
    }

    /// The explorer: waited for while somebody builds it, and built here where nobody has asked for it yet.
    ///
    /// # Errors
    /// Why it cannot be had; `None` when cancelled.
    pub(super) fn explorer(
        &self,
        cancel: &Cancel,
        tell: &(dyn Fn(&str) + Sync),
    ) -> Result<Arc<Interleave>, Option<GraderError>> {
        let mut told = String::new();
        let mut state = self.explorer.lock();
        loop {
            if cancel.is_cancelled() {
                return Err(None);
            }
            match &*state {
                State::Ready(interleave) => return Ok(Arc::clone(interleave)),
                State::Failed(error) => return Err(Some(error.clone())),
                State::Absent => {
                    drop(state);
                    if let Some(building) = self.announce_explorer() {
                        building.build(cancel, tell)?;
                    }
                    state = self.explorer.lock();
                }
                State::Building(done) => {
                    if *done != told {
                        told.clone_from(done);
                        tell(done);
                    }
                    let waited = self.explorer.changed.wait_timeout(state, BETWEEN_LOOKS);
                    state = waited.unwrap_or_else(|poisoned| poisoned.into_inner()).0;
                }
            }
        }
    }
}
