//! `Barrier`.

use core::cell::Cell;
use core::fmt;
use std::panic::{Location, RefUnwindSafe, UnwindSafe};

use crate::model::event::Op;
use crate::model::object::Object;
use crate::model::runtime::{Key, Wait, runtime};

/// See `std::sync::Barrier`.
pub struct Barrier {
    object: Object,
    size: usize,
    arrived: Cell<usize>,
}

// SAFETY: the cells are used on one OS thread only: see `Runtime`.
unsafe impl Sync for Barrier {}
impl UnwindSafe for Barrier {}
impl RefUnwindSafe for Barrier {}

/// See `std::sync::BarrierWaitResult`.
pub struct BarrierWaitResult(bool);

impl BarrierWaitResult {
    /// See `std::sync::BarrierWaitResult::is_leader`.
    pub fn is_leader(&self) -> bool {
        self.0
    }
}

impl fmt::Debug for BarrierWaitResult {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BarrierWaitResult").field("is_leader", &self.0).finish()
    }
}

impl fmt::Debug for Barrier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Barrier").finish_non_exhaustive()
    }
}

impl Barrier {
    /// See `std::sync::Barrier::new`.
    #[track_caller]
    pub const fn new(size: usize) -> Barrier {
        Barrier { object: Object::new("Barrier", Location::caller()), size, arrived: Cell::new(0) }
    }

    /// See `std::sync::Barrier::wait`.
    #[track_caller]
    pub fn wait(&self) -> BarrierWaitResult {
        let place = Location::caller();
        let runtime = runtime();
        if !runtime.active.get() {
            return BarrierWaitResult(true);
        }
        runtime.point(place);
        let object = self.object.number();
        runtime.release(object);
        let arrived = self.arrived.get() + 1;
        let is_leader = arrived >= self.size;
        self.arrived.set(if is_leader { 0 } else { arrived });
        if is_leader {
            runtime.changed();
            runtime.wake(Key::Object(object));
        } else {
            let count = i64::try_from(arrived).unwrap_or(i64::MAX);
            runtime.tell(Op::BarrierWait, place, |event| event.on(object).value(count));
            runtime.wait(Wait::new(Op::BarrierWait, Key::Object(object), place), false, None);
        }
        runtime.acquire(object);
        runtime.tell(Op::BarrierPass, place, |event| event.on(object).value(i64::from(is_leader)));
        runtime.point_after(place);
        BarrierWaitResult(is_leader)
    }
}
