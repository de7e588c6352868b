//! `Once`.

use core::cell::Cell;
use core::fmt;
use std::panic::{Location, RefUnwindSafe, UnwindSafe};

use crate::model::Place;
use crate::model::event::Op;
use crate::model::object::Object;
use crate::model::runtime::{Key, Wait, runtime};

#[derive(Clone, Copy, Debug, PartialEq)]
enum State {
    New,
    Running,
    Done,
    Poisoned,
}

/// See `std::sync::Once`.
pub struct Once {
    object: Object,
    state: Cell<State>,
}

// SAFETY: the cells are used on one OS thread only: see `Runtime`.
unsafe impl Sync for Once {}
impl UnwindSafe for Once {}
impl RefUnwindSafe for Once {}

/// See `std::sync::OnceState`.
pub struct OnceState {
    poisoned: bool,
}

impl OnceState {
    /// See `std::sync::OnceState::is_poisoned`.
    pub fn is_poisoned(&self) -> bool {
        self.poisoned
    }
}

impl fmt::Debug for OnceState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OnceState").field("poisoned", &self.poisoned).finish()
    }
}

/// See `std::sync::ONCE_INIT`.
#[deprecated(note = "the `Once::new()` function is now preferred")]
#[allow(clippy::declare_interior_mutable_const)]
pub const ONCE_INIT: Once = Once::new();

/// Sets the state that a run leaves behind, also when it panics.
struct Running<'a> {
    once: &'a Once,
    then: State,
}

impl Drop for Running<'_> {
    fn drop(&mut self) {
        let runtime = runtime();
        crate::cell::close_all(runtime);
        self.once.state.set(self.then);
        if runtime.active.get() {
            let object = self.once.object.number();
            runtime.release(object);
            runtime.changed();
            runtime.wake(Key::Object(object));
        }
    }
}

impl Once {
    /// See `std::sync::Once::new`.
    #[track_caller]
    pub const fn new() -> Once {
        Once::of_kind("Once", Location::caller())
    }

    pub(super) const fn of_kind(kind: &'static str, made: Place) -> Once {
        Once { object: Object::new(kind, made), state: Cell::new(State::New) }
    }

    pub(super) fn made(&self) -> Place {
        self.object.made()
    }

    pub(super) fn set_done(&self) {
        self.state.set(State::Done);
    }

    /// Whether it is done, without looking.
    pub(super) fn is_done(&self) -> bool {
        self.state.get() == State::Done
    }

    /// Runs `f` unless it was run before; waits while another thread does. After a run that panicked it panics with
    /// `poisoned`, or tries again where that is none.
    pub(super) fn run(&self, poisoned: Option<&str>, place: Place, f: &mut dyn FnMut(&OnceState)) {
        let runtime = runtime();
        runtime.point(place);
        let object = self.object.number();
        loop {
            match self.state.get() {
                State::Done => {
                    runtime.acquire(object);
                    return;
                }
                State::Running => self.sleep(place),
                State::Poisoned if poisoned.is_some() => {
                    runtime.tell(Op::OncePoisoned, place, |event| event.on(object));
                    panic!("{}", poisoned.unwrap_or_default());
                }
                state => {
                    runtime.acquire(object);
                    self.state.set(State::Running);
                    runtime.tell(Op::OnceRun, place, |event| event.on(object));
                    let mut running = Running { once: self, then: State::Poisoned };
                    f(&OnceState { poisoned: state == State::Poisoned });
                    runtime.point_at_end(place);
                    running.then = State::Done;
                    drop(running);
                    runtime.tell(Op::OnceDone, place, |event| event.on(object));
                    runtime.point_after(place);
                    return;
                }
            }
        }
    }

    fn sleep(&self, place: Place) {
        let runtime = runtime();
        let object = self.object.number();
        assert!(runtime.active.get(), "a once waits for itself");
        runtime.tell(Op::OnceWait, place, |event| event.on(object));
        runtime.wait(Wait::new(Op::OnceWait, Key::Object(object), place), false, None);
    }

    /// See `std::sync::Once::call_once`.
    ///
    /// # Panics
    /// When an earlier call panicked.
    #[track_caller]
    pub fn call_once<F: FnOnce()>(&self, f: F) {
        let mut f = Some(f);
        self.run(Some(POISONED), Location::caller(), &mut |_| {
            if let Some(f) = f.take() {
                f();
            }
        });
    }

    /// See `std::sync::Once::call_once_force`.
    #[track_caller]
    pub fn call_once_force<F: FnOnce(&OnceState)>(&self, f: F) {
        let mut f = Some(f);
        self.run(None, Location::caller(), &mut |state| {
            if let Some(f) = f.take() {
                f(state);
            }
        });
    }

    /// See `std::sync::Once::is_completed`.
    #[track_caller]
    pub fn is_completed(&self) -> bool {
        self.look(Location::caller())
    }

    /// Whether it is done; a look that may be part of a spin loop.
    pub(super) fn look(&self, place: Place) -> bool {
        let runtime = runtime();
        runtime.looks_at_ends();
        runtime.point(place);
        let done = self.is_done();
        if runtime.active.get() {
            let object = self.object.number();
            runtime.looked(place, object, u64::from(done));
            if done {
                runtime.acquire(object);
            }
        }
        done
    }

    /// See `std::sync::Once::wait`.
    ///
    /// # Panics
    /// When a call panicked.
    #[track_caller]
    pub fn wait(&self) {
        self.wait_for(Some(POISONED), Location::caller());
    }

    /// See `std::sync::Once::wait_force`.
    #[track_caller]
    pub fn wait_force(&self) {
        self.wait_for(None, Location::caller());
    }

    pub(super) fn wait_for(&self, poisoned: Option<&str>, place: Place) {
        runtime().point(place);
        loop {
            match self.state.get() {
                State::Done => return runtime().acquire(self.object.number()),
                State::Poisoned if poisoned.is_some() => panic!("{}", poisoned.unwrap_or_default()),
                _ => self.sleep(place),
            }
        }
    }
}

const POISONED: &str = "Once instance has previously been poisoned";

impl fmt::Debug for Once {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Once").finish_non_exhaustive()
    }
}
