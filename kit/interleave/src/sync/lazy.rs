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

// SAFETY: as std's; all threads of a schedule are on one OS thread.
unsafe impl<T: Sync + Send, F: Send> Sync for LazyLock<T, F> {}
// SAFETY: as above.
unsafe impl<T: Send, F: Send> Send for LazyLock<T, F> {}
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
            // SAFETY: the one run is the only one that looks at the value.
            unsafe { *self.value.get() = value };
        });
        // SAFETY: a value that is made is never changed.
        unsafe { (*self.value.get()).as_ref() }.expect("it is made")
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
    /// See `std::sync::LazyLock::get`.
    #[track_caller]
    pub fn get(this: &LazyLock<T, F>) -> Option<&T> {
        let made = this.once.look(Location::caller());
        // SAFETY: a value that is made is never changed through a shared reference.
        if made { unsafe { (*this.value.get()).as_ref() } } else { None }
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
        // SAFETY: a value that is made is never changed.
        match unsafe { (*self.value.get()).as_ref() }.filter(|_| self.once.is_done()) {
            Some(value) => shown.field(value),
            None => shown.field(&format_args!("<uninit>")),
        };
        shown.finish()
    }
}
