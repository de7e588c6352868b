//! `OnceLock`.

use core::cell::UnsafeCell;
use core::fmt;
use std::panic::{Location, RefUnwindSafe, UnwindSafe};

use super::Once;

/// See `std::sync::OnceLock`.
pub struct OnceLock<T> {
    once: Once,
    value: UnsafeCell<Option<T>>,
}

// SAFETY: the cells are used on one OS thread only: see `Runtime`. Another thread of the schedule than its maker may set the
// value, so that has to be `Send`; several may look at it, so it has to be `Sync`.
unsafe impl<T: Sync + Send> Sync for OnceLock<T> {}
impl<T: RefUnwindSafe + UnwindSafe> RefUnwindSafe for OnceLock<T> {}
impl<T: UnwindSafe> UnwindSafe for OnceLock<T> {}

impl<T> OnceLock<T> {
    /// See `std::sync::OnceLock::new`.
    #[track_caller]
    pub const fn new() -> OnceLock<T> {
        OnceLock { once: Once::of_kind("OnceLock", Location::caller()), value: UnsafeCell::new(None) }
    }

    /// The value; only once it is set for good.
    fn value(&self) -> Option<&T> {
        if !self.once.is_done() {
            return None;
        }
        // SAFETY: `once` is done, and from then on the value is changed through a `&mut self` only.
        unsafe { (*self.value.get()).as_ref() }
    }

    /// See `std::sync::OnceLock::get`.
    #[track_caller]
    pub fn get(&self) -> Option<&T> {
        self.once.look(Location::caller());
        self.value()
    }

    /// See `std::sync::OnceLock::get_mut`.
    pub fn get_mut(&mut self) -> Option<&mut T> {
        self.value.get_mut().as_mut()
    }

    /// See `std::sync::OnceLock::wait`.
    #[track_caller]
    pub fn wait(&self) -> &T {
        self.once.wait_for(None, Location::caller());
        self.value().expect("it is set")
    }

    /// See `std::sync::OnceLock::set`.
    ///
    /// # Errors
    /// The value, when there is one already.
    #[track_caller]
    pub fn set(&self, value: T) -> Result<(), T> {
        let mut value = Some(value);
        self.once.run(None, Location::caller(), &mut |_| {
            // SAFETY: this is the one run, and before its end nobody looks at the value: whoever wants to asks `once` first.
            unsafe { *self.value.get() = value.take() };
        });
        value.map_or(Ok(()), Err)
    }

    /// See `std::sync::OnceLock::get_or_init`.
    #[track_caller]
    pub fn get_or_init<F: FnOnce() -> T>(&self, f: F) -> &T {
        let mut f = Some(f);
        self.once.run(None, Location::caller(), &mut |_| {
            let value = f.take().map(|f| f());
            // SAFETY: this is the one run, and before its end nobody looks at the value: whoever wants to asks `once` first.
            unsafe { *self.value.get() = value };
        });
        self.value().expect("it is set")
    }

    /// See `std::sync::OnceLock::into_inner`.
    pub fn into_inner(self) -> Option<T> {
        self.value.into_inner()
    }

    /// See `std::sync::OnceLock::take`.
    pub fn take(&mut self) -> Option<T> {
        self.once = Once::of_kind("OnceLock", self.once.made());
        self.value.get_mut().take()
    }
}

impl<T> From<T> for OnceLock<T> {
    #[track_caller]
    fn from(value: T) -> OnceLock<T> {
        let mut lock = OnceLock::new();
        *lock.value.get_mut() = Some(value);
        lock.once.set_done();
        lock
    }
}

impl<T> Default for OnceLock<T> {
    #[track_caller]
    fn default() -> OnceLock<T> {
        OnceLock::new()
    }
}

impl<T: Clone> Clone for OnceLock<T> {
    #[track_caller]
    fn clone(&self) -> OnceLock<T> {
        self.get().map_or_else(OnceLock::new, |value| OnceLock::from(value.clone()))
    }
}

impl<T: PartialEq> PartialEq for OnceLock<T> {
    #[track_caller]
    fn eq(&self, other: &OnceLock<T>) -> bool {
        self.get() == other.get()
    }
}

impl<T: Eq> Eq for OnceLock<T> {}

impl<T: fmt::Debug> fmt::Debug for OnceLock<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_tuple("OnceLock");
        match self.value() {
            Some(value) => shown.field(value),
            None => shown.field(&format_args!("<uninit>")),
        };
        shown.finish()
    }
}
