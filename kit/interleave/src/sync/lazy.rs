//! `LazyLock`.

use core::cell::{Cell, UnsafeCell};
use core::fmt;
use core::ops::{Deref, DerefMut};
use std::panic::{Location, RefUnwindSafe, UnwindSafe};

use super::Once;
use crate::model::Place;

/// See `std::sync::LazyLock`.
pub struct LazyLock<T, F = fn() -> T> {
    once: Once,
    value: UnsafeCell<Option<T>>,
    make: Cell<Option<F>>,
}

// SAFETY: the cells are used on one OS thread only: see `Runtime`. Another thread of the schedule than its maker may run the
// function and drop the value, so both have to be `Send`; several may look at the value, so that has to be `Sync`.
unsafe impl<T: Sync + Send, F: Send> Sync for LazyLock<T, F> {}
impl<T: RefUnwindSafe + UnwindSafe, F: UnwindSafe> RefUnwindSafe for LazyLock<T, F> {}
impl<T: UnwindSafe, F: UnwindSafe> UnwindSafe for LazyLock<T, F> {}

impl<T, F: FnOnce() -> T> LazyLock<T, F> {
    /// See `std::sync::LazyLock::new`.
    #[track_caller]
    pub const fn new(make: F) -> LazyLock<T, F> {
        LazyLock {
            once: Once::of_kind("LazyLock", Location::caller()),
            value: UnsafeCell::new(None),
            make: Cell::new(Some(make)),
        }
    }

    /// See `std::sync::LazyLock::force`.
    ///
    /// # Panics
    /// When an earlier call panicked.
    #[track_caller]
    pub fn force(this: &LazyLock<T, F>) -> &T {
        this.made(Location::caller())
    }

    /// See `std::sync::LazyLock::force_mut`.
    ///
    /// # Panics
    /// When an earlier call panicked.
    #[track_caller]
    pub fn force_mut(this: &mut LazyLock<T, F>) -> &mut T {
        this.made(Location::caller());
        this.value.get_mut().as_mut().expect("it is made")
    }

    fn made(&self, place: Place) -> &T {
        self.once.run(Some("LazyLock instance has previously been poisoned"), place, &mut |_| {
            let value = self.make.take().map(|make| make());
            // SAFETY: this is the one run, and before its end nobody looks at the value: whoever wants to asks `once` first.
            unsafe { *self.value.get() = value };
        });
        self.value().expect("it is made")
    }
}

impl<T, F: FnOnce() -> T> Deref for LazyLock<T, F> {
    type Target = T;

    #[track_caller]
    fn deref(&self) -> &T {
        self.made(Location::caller())
    }
}

impl<T, F> LazyLock<T, F> {
    /// The value; only once it is made for good.
    fn value(&self) -> Option<&T> {
        if !self.once.is_done() {
            return None;
        }
        // SAFETY: `once` is done, and from then on the value is changed through a `&mut self` only.
        unsafe { (*self.value.get()).as_ref() }
    }

    /// See `std::sync::LazyLock::get`.
    #[track_caller]
    pub fn get(this: &LazyLock<T, F>) -> Option<&T> {
        this.once.look(Location::caller());
        this.value()
    }

    /// See `std::sync::LazyLock::get_mut`.
    pub fn get_mut(this: &mut LazyLock<T, F>) -> Option<&mut T> {
        this.value.get_mut().as_mut()
    }
}

impl<T, F: FnOnce() -> T> DerefMut for LazyLock<T, F> {
    #[track_caller]
    fn deref_mut(&mut self) -> &mut T {
        LazyLock::force_mut(self)
    }
}

impl<T: Default> Default for LazyLock<T> {
    #[track_caller]
    fn default() -> LazyLock<T> {
        LazyLock::new(T::default)
    }
}

impl<T: fmt::Debug, F> fmt::Debug for LazyLock<T, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_tuple("LazyLock");
        match self.value() {
            Some(value) => shown.field(value),
            None => shown.field(&format_args!("<uninit>")),
        };
        shown.finish()
    }
}
