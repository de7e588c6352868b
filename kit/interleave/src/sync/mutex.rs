//! `Mutex`.

use core::cell::{Cell, UnsafeCell};
use core::fmt;
use core::marker::PhantomData;
use core::ops::{Deref, DerefMut};
use std::panic::{Location, RefUnwindSafe, UnwindSafe};
use std::sync::{LockResult, TryLockError, TryLockResult};

use super::poisoning::{Poison, poison};
use crate::model::event::{Extra, Op};
use crate::model::object::{Object, fingerprint, plain_value};
use crate::model::runtime::{Key, Wait, runtime};
use crate::model::{Number, Place};

/// The lock without what it guards.
#[derive(Debug)]
pub(super) struct RawMutex {
    object: Object,
    owner: Cell<Option<(Number, Place)>>,
}

impl RawMutex {
    const fn new(made: Place) -> RawMutex {
        RawMutex { object: Object::new("Mutex", made), owner: Cell::new(None) }
    }

    pub(super) fn number(&self) -> u32 {
        self.object.number()
    }

    pub(super) fn lock(&self, place: Place) {
        let runtime = runtime();
        if runtime.active.get() {
            let object = self.object.number();
            let mut wait = Wait::new(Op::LockWait, Key::Object(object), place);
            if let Some((owner, since)) = self.owner.get() {
                wait.holder = Some((owner, Some(since)));
                runtime.tell_wait(Op::LockWait, place, object, Some(owner));
            }
            runtime.wait(wait, self.owner.get().is_none(), None);
        }
        self.take(place);
    }

    /// Everything unsafe here rests on it that nobody has the lock who lets go of it later.
    fn take(&self, place: Place) {
        assert!(self.owner.get().is_none(), "a lock is taken that is held");
        let runtime = runtime();
        self.owner.set(Some((runtime.current.get(), place)));
        if runtime.active.get() {
            runtime.acquire(self.object.number());
        }
    }

    /// It was taken, and that was told: whoever was about to take it waits from here on.
    fn keep_out_others(&self, place: Place) {
        let runtime = runtime();
        if runtime.active.get() {
            runtime.disable(self.object.number(), &[Op::LockWait], place);
        }
    }

    fn try_lock(&self, place: Place) -> bool {
        let runtime = runtime();
        runtime.looks_at_ends();
        runtime.point(place);
        match self.owner.get() {
            None => {
                self.take(place);
                true
            }
            Some((owner, _)) => {
                let object = self.object.number();
                runtime.looked(place, object, 0);
                runtime.tell(Op::TryLockFails, place, |event| event.on(object).other(owner));
                false
            }
        }
    }

    /// Lets go of it; `changed` says whether what it guards is another now. The point of the end is the caller's.
    pub(super) fn unlock(&self, changed: bool) {
        let runtime = runtime();
        crate::cell::close_all(runtime);
        self.owner.set(None);
        if runtime.active.get() {
            let object = self.object.number();
            runtime.release(object);
            if changed {
                runtime.changed()
            } else {
                runtime.touched()
            }
            runtime.wake(Key::Object(object));
        }
    }

    pub(super) fn tell(&self, op: Op, place: Place, content: Option<(i64, Extra)>) {
        runtime().tell(op, place, |event| event.on(self.object.number()).content(content));
    }
}

/// See `std::sync::Mutex`.
pub struct Mutex<T: ?Sized> {
    pub(super) raw: RawMutex,
    poisoned: Poison,
    data: UnsafeCell<T>,
}

// SAFETY: the lock's own cells are used on one OS thread only: see `Runtime`. What it guards is one thread's of the schedule at
// a time (`take` looks), so `T` need not be `Sync`.
unsafe impl<T: ?Sized + Send> Sync for Mutex<T> {}
impl<T: ?Sized> UnwindSafe for Mutex<T> {}
impl<T: ?Sized> RefUnwindSafe for Mutex<T> {}

impl<T> Mutex<T> {
    /// See `std::sync::Mutex::new`.
    #[track_caller]
    pub const fn new(value: T) -> Mutex<T> {
        Mutex { raw: RawMutex::new(Location::caller()), poisoned: Poison::none(), data: UnsafeCell::new(value) }
    }

    /// See `std::sync::Mutex::into_inner`.
    ///
    /// # Errors
    /// When it is poisoned.
    pub fn into_inner(self) -> LockResult<T> {
        let poisoned = self.poisoned.get();
        poison(poisoned, self.data.into_inner())
    }
}

impl<T: ?Sized> Mutex<T> {
    /// See `std::sync::Mutex::lock`.
    ///
    /// # Errors
    /// When it is poisoned.
    #[track_caller]
    pub fn lock(&self) -> LockResult<MutexGuard<'_, T>> {
        let place = Location::caller();
        self.raw.lock(place);
        self.guard(place)
    }

    /// See `std::sync::Mutex::try_lock`.
    ///
    /// # Errors
    /// When it is locked, or poisoned.
    #[track_caller]
    pub fn try_lock(&self) -> TryLockResult<MutexGuard<'_, T>> {
        self.try_lock_at(Location::caller())
    }

    fn try_lock_at(&self, place: Place) -> TryLockResult<MutexGuard<'_, T>> {
        if self.raw.try_lock(place) { Ok(self.guard(place)?) } else { Err(TryLockError::WouldBlock) }
    }

    /// A guard for the lock that was taken.
    pub(super) fn guard(&self, place: Place) -> LockResult<MutexGuard<'_, T>> {
        self.raw.tell(Op::Lock, place, self.content());
        self.raw.keep_out_others(place);
        let panicking = crate::thread::panicking();
        let guard = MutexGuard { lock: self, panicking, before: self.fingerprint(), place, not_send: PhantomData };
        poison(self.poisoned.get(), guard)
    }

    /// What it holds, where that is told.
    fn content(&self) -> Option<(i64, Extra)> {
        if !runtime().tells_contents.get() {
            return None;
        }
        // SAFETY: the running thread has just taken the lock, or is about to let go of it: no guard is in use.
        plain_value(unsafe { &*self.data.get() })
    }

    fn fingerprint(&self) -> u64 {
        // SAFETY: as above.
        fingerprint(unsafe { &*self.data.get() })
    }

    /// See `std::sync::Mutex::is_poisoned`.
    #[track_caller]
    pub fn is_poisoned(&self) -> bool {
        self.poisoned.look(&self.raw.object, Location::caller())
    }

    /// See `std::sync::Mutex::clear_poison`.
    #[track_caller]
    pub fn clear_poison(&self) {
        self.poisoned.clear(&self.raw.object, Location::caller());
    }

    /// See `std::sync::Mutex::get_mut`.
    ///
    /// # Errors
    /// When it is poisoned.
    pub fn get_mut(&mut self) -> LockResult<&mut T> {
        poison(self.poisoned.get(), self.data.get_mut())
    }
}

impl<T: Default> Default for Mutex<T> {
    #[track_caller]
    fn default() -> Mutex<T> {
        Mutex::new(T::default())
    }
}

impl<T> From<T> for Mutex<T> {
    #[track_caller]
    fn from(value: T) -> Mutex<T> {
        Mutex::new(value)
    }
}

impl<T: ?Sized + fmt::Debug> fmt::Debug for Mutex<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_struct("Mutex");
        // As std does it: the lock is held meanwhile, for to show the content may let other threads run.
        match self.try_lock_at(runtime().last_place(self.raw.object.made())) {
            Ok(guard) => shown.field("data", &&*guard),
            Err(TryLockError::Poisoned(poisoned)) => shown.field("data", &&**poisoned.get_ref()),
            Err(TryLockError::WouldBlock) => shown.field("data", &format_args!("<locked>")),
        };
        shown.field("poisoned", &self.poisoned.get()).finish_non_exhaustive()
    }
}

/// See `std::sync::MutexGuard`.
#[must_use = "if unused the Mutex will immediately unlock"]
pub struct MutexGuard<'a, T: ?Sized> {
    pub(super) lock: &'a Mutex<T>,
    /// Whether the thread was panicking when it took the lock.
    panicking: bool,
    /// What the lock guarded when it was taken.
    before: u64,
    pub(super) place: Place,
    not_send: PhantomData<*const ()>,
}

// SAFETY: a shared guard gives a `&T` and no more.
unsafe impl<T: ?Sized + Sync> Sync for MutexGuard<'_, T> {}

impl<T: ?Sized> MutexGuard<'_, T> {
    /// What the end of a critical section does.
    pub(super) fn release(&self, place: Place) {
        if !self.panicking && crate::thread::panicking() {
            runtime().point_at_end(place);
            self.lock.poisoned.set();
        }
        runtime().point_at_end(place);
        self.lock.raw.tell(Op::Unlock, place, self.lock.content());
        self.lock.raw.unlock(self.before != self.lock.fingerprint());
    }
}

impl<T: ?Sized> Drop for MutexGuard<'_, T> {
    fn drop(&mut self) {
        self.release(self.place);
        runtime().point_after(self.place);
    }
}

impl<T: ?Sized> Deref for MutexGuard<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        // SAFETY: the guard has the lock, for as long as it lives, and gives a `&mut T` only for a `&mut` of itself.
        unsafe { &*self.lock.data.get() }
    }
}

impl<T: ?Sized> DerefMut for MutexGuard<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        // SAFETY: the guard has the lock, for as long as it lives, and is borrowed alone.
        unsafe { &mut *self.lock.data.get() }
    }
}

impl<T: ?Sized + fmt::Debug> fmt::Debug for MutexGuard<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

impl<T: ?Sized + fmt::Display> fmt::Display for MutexGuard<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}
