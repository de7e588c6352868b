//! `thread_local!` and `LocalKey`: one value for each thread of a schedule, gone with it.

use core::cell::{Cell, RefCell};
use core::fmt;
use std::sync::OnceLock;

use super::AccessError;
use crate::model::Number;
use crate::model::runtime::{Local, runtime};

/// See `std::thread::LocalKey`.
pub struct LocalKey<T: 'static> {
    make: fn() -> T,
}

impl<T: 'static> fmt::Debug for LocalKey<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LocalKey").finish_non_exhaustive()
    }
}

impl<T: 'static> LocalKey<T> {
    #[doc(hidden)]
    pub const fn new(make: fn() -> T) -> LocalKey<T> {
        LocalKey { make }
    }

    /// The value of the running thread, made at its first use; an error while its values are being dropped.
    fn get_or_make(&'static self) -> Result<*const T, AccessError> {
        if let Some(known) = self.find() {
            return known.ok_or_else(access_error);
        }
        let value = Box::new((self.make)());
        let runtime = runtime();
        let mut threads = runtime.threads.borrow_mut();
        let Some(thread) = threads.get_mut(runtime.current.get()) else {
            // Before the first schedule there are no threads: the value stays.
            return Ok(Box::leak(value));
        };
        let needs_drop = core::mem::needs_drop::<T>();
        thread.locals.push(Local { key: self.key(), value: Some(value), needs_drop });
        drop(threads);
        self.find().flatten().ok_or_else(access_error)
    }

    /// What it is found by: it is a static.
    fn key(&'static self) -> usize {
        core::ptr::from_ref(self) as usize
    }

    /// The value of the running thread, if it was made; in it nothing, once it was dropped.
    fn find(&'static self) -> Option<Option<*const T>> {
        let threads = runtime().threads.borrow();
        let locals = &threads.get(runtime().current.get())?.locals;
        let local = locals.iter().find(|local| local.key == self.key())?;
        Some(local.value.as_ref().and_then(|value| value.downcast_ref::<T>()).map(core::ptr::from_ref))
    }

    /// See `std::thread::LocalKey::with`.
    ///
    /// # Panics
    /// While or after the thread's values are dropped.
    pub fn with<F, R>(&'static self, f: F) -> R
    where
        F: FnOnce(&T) -> R,
    {
        self.try_with(f).expect("cannot access a Thread Local Storage value during or after destruction")
    }

    /// See `std::thread::LocalKey::try_with`.
    ///
    /// # Errors
    /// While or after the thread's values are dropped.
    pub fn try_with<F, R>(&'static self, f: F) -> Result<R, AccessError>
    where
        F: FnOnce(&T) -> R,
    {
        // SAFETY: the value is on the heap, where nobody has a `&mut` to it, and is dropped with the thread only: when the
        // function that calls this has returned, or never.
        self.get_or_make().map(|value| f(unsafe { &*value }))
    }
}

impl<T: 'static> LocalKey<Cell<T>> {
    /// See `std::thread::LocalKey::set`.
    pub fn set(&'static self, value: T) {
        self.with(|cell| cell.set(value));
    }

    /// See `std::thread::LocalKey::get`.
    pub fn get(&'static self) -> T
    where
        T: Copy,
    {
        self.with(Cell::get)
    }

    /// See `std::thread::LocalKey::take`.
    pub fn take(&'static self) -> T
    where
        T: Default,
    {
        self.with(Cell::take)
    }

    /// See `std::thread::LocalKey::replace`.
    pub fn replace(&'static self, value: T) -> T {
        self.with(|cell| cell.replace(value))
    }

    /// See `std::thread::LocalKey::update`.
    pub fn update(&'static self, f: impl FnOnce(T) -> T)
    where
        T: Copy,
    {
        self.with(|cell| cell.set(f(cell.get())));
    }
}

impl<T: 'static> LocalKey<RefCell<T>> {
    /// See `std::thread::LocalKey::with_borrow`.
    pub fn with_borrow<F, R>(&'static self, f: F) -> R
    where
        F: FnOnce(&T) -> R,
    {
        self.with(|cell| f(&cell.borrow()))
    }

    /// See `std::thread::LocalKey::with_borrow_mut`.
    pub fn with_borrow_mut<F, R>(&'static self, f: F) -> R
    where
        F: FnOnce(&mut T) -> R,
    {
        self.with(|cell| f(&mut cell.borrow_mut()))
    }

    /// See `std::thread::LocalKey::set`.
    pub fn set(&'static self, value: T) {
        self.with(|cell| *cell.borrow_mut() = value);
    }

    /// See `std::thread::LocalKey::take`.
    pub fn take(&'static self) -> T
    where
        T: Default,
    {
        self.with(RefCell::take)
    }

    /// See `std::thread::LocalKey::replace`.
    pub fn replace(&'static self, value: T) -> T {
        self.with(|cell| cell.replace(value))
    }
}

/// Drops the values of a thread that ends: the last that was made first, and what destructors make meanwhile next.
pub(crate) fn destroy(number: Number) {
    loop {
        let value = {
            let mut threads = runtime().threads.borrow_mut();
            let Some(thread) = threads.get_mut(number) else { return };
            let waits = |local: &&mut Local| local.needs_drop && local.value.is_some();
            let Some(last) = thread.locals.iter_mut().rev().find(waits) else { return };
            last.value.take()
        };
        drop(value);
    }
}

/// std makes this value only where a thread-local is looked at too late, so that is done once.
fn access_error() -> AccessError {
    static ERROR: OnceLock<AccessError> = OnceLock::new();
    struct Late(std::sync::mpsc::Sender<AccessError>);
    impl Drop for Late {
        fn drop(&mut self) {
            if let Err(error) = LATE.try_with(|_| ()) {
                // The receiver waits below.
                let _ = self.0.send(error);
            }
        }
    }
    std::thread_local! {
        static LATE: RefCell<Option<Late>> = const { RefCell::new(None) };
    }
    *ERROR.get_or_init(|| {
        let (sender, receiver) = std::sync::mpsc::channel();
        let thread = std::thread::spawn(move || LATE.set(Some(Late(sender))));
        let error = receiver.recv();
        // It has nothing left to do but to end.
        let _ = thread.join();
        error.expect("a thread-local that is being dropped cannot be looked at")
    })
}

/// See `std::thread_local!`.
#[macro_export]
macro_rules! thread_local {
    () => {};
    ($(#[$attribute:meta])* $vis:vis static $name:ident: $type:ty = const $make:block $(; $($rest:tt)*)?) => {
        $crate::thread_local!(@one [$(#[$attribute])*] [$vis] $name, $type, const $make);
        $($crate::thread_local!($($rest)*);)?
    };
    ($(#[$attribute:meta])* $vis:vis static $name:ident: $type:ty = $make:expr $(; $($rest:tt)*)?) => {
        $crate::thread_local!(@one [$(#[$attribute])*] [$vis] $name, $type, $make);
        $($crate::thread_local!($($rest)*);)?
    };
    (@one [$($attribute:tt)*] [$vis:vis] $name:ident, $type:ty, $make:expr) => {
        $($attribute)* $vis static $name: $crate::thread::LocalKey<$type> = {
            fn make() -> $type {
                $make
            }
            $crate::thread::LocalKey::new(make)
        };
    };
}
