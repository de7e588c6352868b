//! Poisoning, which `Mutex` and `RwLock` have alike.

use core::cell::Cell;
use std::sync::{LockResult, PoisonError};

use crate::model::Place;
use crate::model::event::{Extra, Op};
use crate::model::object::Object;
use crate::model::runtime::runtime;

/// Whether a lock is poisoned. It is a flag beside the lock, as in std: who looks at it or clears it need not have the lock.
pub(super) struct Poison(Cell<bool>);

impl Poison {
    pub(super) const fn none() -> Poison {
        Poison(Cell::new(false))
    }

    /// For whoever has the lock.
    pub(super) fn get(&self) -> bool {
        self.0.get()
    }

    /// A guard goes in a thread that panics.
    pub(super) fn set(&self) {
        self.0.set(true);
    }

    /// A look from outside. It may see an end: a guard poisons when it goes.
    pub(super) fn look(&self, object: &Object, place: Place) -> bool {
        let runtime = runtime();
        runtime.looks_at_ends();
        runtime.point(place);
        let poisoned = self.0.get();
        if runtime.active.get() {
            runtime.looked(place, object.number(), u64::from(poisoned));
            let value = i64::from(poisoned);
            runtime.tell(Op::PoisonSeen, place, |event| event.on(object.number()).content(Some((value, Extra::Bool))));
        }
        poisoned
    }

    pub(super) fn clear(&self, object: &Object, place: Place) {
        let runtime = runtime();
        runtime.point(place);
        self.0.set(false);
        if runtime.active.get() {
            runtime.changed();
            runtime.tell(Op::PoisonCleared, place, |event| event.on(object.number()));
        }
    }
}

/// The value, as an error if poisoned.
pub(super) fn poison<T>(poisoned: bool, value: T) -> LockResult<T> {
    if poisoned { Err(PoisonError::new(value)) } else { Ok(value) }
}
