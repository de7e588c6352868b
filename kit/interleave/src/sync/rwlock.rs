//! `RwLock`; a writer that waits keeps new readers out, as on Linux.

use core::cell::{Cell, RefCell, UnsafeCell};
use core::fmt;
use core::marker::PhantomData;
use core::ops::{Deref, DerefMut};
use std::panic::{Location, RefUnwindSafe, UnwindSafe};
use std::sync::{LockResult, TryLockError, TryLockResult};

use super::poisoning::{Poison, poison};
use crate::model::event::{Extra, Op};
use crate::model::object::{Object, fingerprint, plain_value};
use crate::model::runtime::{Key, Status, Wait, runtime};
use crate::model::{Number, Place};

/// The lock without what it guards.
#[derive(Debug)]
struct RawRwLock {
    object: Object,
    readers: RefCell<Vec<(Number, Place)>>,
    writer: Cell<Option<(Number, Place)>>,
}

impl RawRwLock {
    const fn new(made: Place) -> RawRwLock {
        RawRwLock { object: Object::new("RwLock", made), readers: RefCell::new(Vec::new()), writer: Cell::new(None) }
    }

    fn is_free(&self) -> bool {
        self.writer.get().is_none() && self.readers.borrow().is_empty()
    }

    /// Who keeps a new reader out: the writer, or, where others read, the writer that waits.
    fn keeps_out_readers(&self) -> Option<(Number, Option<Place>)> {
        if let Some((writer, since)) = self.writer.get() {
            return Some((writer, Some(since)));
        }
        if self.readers.borrow().is_empty() {
            return None;
        }
        self.waiting_writer().map(|writer| (writer, None))
    }

    fn waiting_writer(&self) -> Option<Number> {
        let object = self.object.number();
        let threads = runtime().threads.borrow();
        threads.iter().position(|thread| {
            thread.status == Status::Blocked
                && thread.wait.is_some_and(|wait| wait.op == Op::WriteWait && wait.object == object)
        })
    }

    fn keeps_out_writers(&self) -> Option<(Number, Option<Place>)> {
        let holder = self.writer.get().or_else(|| self.readers.borrow().first().copied());
        holder.map(|(number, since)| (number, Some(since)))
    }

    fn read(&self, place: Place) {
        let runtime = runtime();
        runtime.point(place);
        while let Some(holder) = self.keeps_out_readers().filter(|_| runtime.active.get()) {
            self.wait(Op::ReadWait, holder, place);
        }
        self.take_for_reading(place);
    }

    fn write(&self, place: Place) {
        let runtime = runtime();
        runtime.point(place);
        while let Some(holder) = self.keeps_out_writers().filter(|_| runtime.active.get()) {
            self.wait(Op::WriteWait, holder, place);
        }
        self.take_for_writing(place);
    }

    fn wait(&self, op: Op, holder: (Number, Option<Place>), place: Place) {
        let runtime = runtime();
        let object = self.object.number();
        let mut wait = Wait::new(op, Key::Object(object), place);
        wait.holder = Some(holder);
        runtime.tell_wait(op, place, object, Some(holder.0));
        runtime.wait(wait, false, None);
    }

    /// Everything unsafe here rests on it that nobody reads what somebody writes.
    fn take_for_reading(&self, place: Place) {
        assert!(self.writer.get().is_none(), "a lock is taken for reading that is held for writing");
        let runtime = runtime();
        self.readers.borrow_mut().push((runtime.current.get(), place));
        if runtime.active.get() {
            runtime.acquire(self.object.number());
        }
    }

    /// As above.
    fn take_for_writing(&self, place: Place) {
        assert!(self.is_free(), "a lock is taken for writing that is held");
        let runtime = runtime();
        self.writer.set(Some((runtime.current.get(), place)));
        if runtime.active.get() {
            runtime.acquire(self.object.number());
        }
    }

    /// It was taken, and that was told: whoever was about to take it in one of these ways waits from here on.
    fn keep_out_others(&self, ops: &[Op], place: Place) {
        let runtime = runtime();
        if runtime.active.get() {
            runtime.disable(self.object.number(), ops, place);
        }
    }

    /// Takes it if nobody keeps the thread out.
    fn try_take(&self, op: Op, place: Place) -> bool {
        let runtime = runtime();
        runtime.looks_at_ends();
        runtime.point(place);
        let reads = op == Op::TryReadFails;
        let holder = if reads { self.keeps_out_readers() } else { self.keeps_out_writers() };
        match holder {
            None if reads => self.take_for_reading(place),
            None => self.take_for_writing(place),
            Some((holder, _)) => {
                let object = self.object.number();
                runtime.looked(place, object, 0);
                runtime.tell(op, place, |event| event.on(object).other(holder));
            }
        }
        holder.is_none()
    }

    /// Lets those in whom nobody keeps out any more: a writer first.
    fn let_in(&self, changed: bool) {
        let runtime = runtime();
        if !runtime.active.get() {
            return;
        }
        let object = self.object.number();
        runtime.release(object);
        if changed {
            runtime.changed()
        } else {
            runtime.touched()
        }
        if self.is_free() && self.waiting_writer().is_some() {
            runtime.wake_for(object, &[Op::WriteWait]);
        } else if self.keeps_out_readers().is_none() {
            runtime.wake_for(object, &[Op::ReadWait]);
        }
    }

    fn stop_reading(&self, place: Place) {
        crate::cell::close_all(runtime());
        let me = runtime().current.get();
        let mut readers = self.readers.borrow_mut();
        let mine = readers.iter().position(|(reader, since)| *reader == me && core::ptr::eq(*since, place));
        // A guard that was given to another thread of the scope by reference is dropped by its owner all the same.
        let mine = mine.or_else(|| readers.iter().position(|(_, since)| core::ptr::eq(*since, place)));
        if let Some(mine) = mine {
            readers.remove(mine);
        }
        drop(readers);
        self.let_in(false);
    }

    fn stop_writing(&self, changed: bool) {
        crate::cell::close_all(runtime());
        self.writer.set(None);
        self.let_in(changed);
    }

    fn tell(&self, op: Op, place: Place, content: Option<(i64, Extra)>) {
        runtime().tell(op, place, |event| event.on(self.object.number()).content(content));
    }
}

/// See `std::sync::RwLock`.
pub struct RwLock<T: ?Sized> {
    raw: RawRwLock,
    poisoned: Poison,
    data: UnsafeCell<T>,
}

// SAFETY: the lock's own cells are used on one OS thread only: see `Runtime`. What it guards several threads of the schedule
// may read at once, so `T` has to be `Sync`, and one may write alone (`take_for_reading` and `take_for_writing` look).
unsafe impl<T: ?Sized + Send + Sync> Sync for RwLock<T> {}
impl<T: ?Sized> UnwindSafe for RwLock<T> {}
impl<T: ?Sized> RefUnwindSafe for RwLock<T> {}

impl<T> RwLock<T> {
    /// See `std::sync::RwLock::new`.
    #[track_caller]
    pub const fn new(value: T) -> RwLock<T> {
        RwLock { raw: RawRwLock::new(Location::caller()), poisoned: Poison::none(), data: UnsafeCell::new(value) }
    }

    /// See `std::sync::RwLock::into_inner`.
    ///
    /// # Errors
    /// When it is poisoned.
    pub fn into_inner(self) -> LockResult<T> {
        let poisoned = self.poisoned.get();
        poison(poisoned, self.data.into_inner())
    }
}

impl<T: ?Sized> RwLock<T> {
    /// See `std::sync::RwLock::read`.
    ///
    /// # Errors
    /// When it is poisoned.
    #[track_caller]
    pub fn read(&self) -> LockResult<RwLockReadGuard<'_, T>> {
        let place = Location::caller();
        self.raw.read(place);
        self.read_guard(place)
    }

    /// See `std::sync::RwLock::write`.
    ///
    /// # Errors
    /// When it is poisoned.
    #[track_caller]
    pub fn write(&self) -> LockResult<RwLockWriteGuard<'_, T>> {
        let place = Location::caller();
        self.raw.write(place);
        self.write_guard(place)
    }

    /// See `std::sync::RwLock::try_read`.
    ///
    /// # Errors
    /// When a writer has it or waits for it, or when it is poisoned.
    #[track_caller]
    pub fn try_read(&self) -> TryLockResult<RwLockReadGuard<'_, T>> {
        self.try_read_at(Location::caller())
    }

    fn try_read_at(&self, place: Place) -> TryLockResult<RwLockReadGuard<'_, T>> {
        if self.raw.try_take(Op::TryReadFails, place) {
            Ok(self.read_guard(place)?)
        } else {
            Err(TryLockError::WouldBlock)
        }
    }

    /// See `std::sync::RwLock::try_write`.
    ///
    /// # Errors
    /// When it is locked, or poisoned.
    #[track_caller]
    pub fn try_write(&self) -> TryLockResult<RwLockWriteGuard<'_, T>> {
        let place = Location::caller();
        if self.raw.try_take(Op::TryWriteFails, place) {
            Ok(self.write_guard(place)?)
        } else {
            Err(TryLockError::WouldBlock)
        }
    }

    fn read_guard(&self, place: Place) -> LockResult<RwLockReadGuard<'_, T>> {
        self.raw.tell(Op::ReadLock, place, self.content());
        self.raw.keep_out_others(&[Op::WriteWait], place);
        poison(self.poisoned.get(), RwLockReadGuard { lock: self, place, not_send: PhantomData })
    }

    fn write_guard(&self, place: Place) -> LockResult<RwLockWriteGuard<'_, T>> {
        self.raw.tell(Op::WriteLock, place, self.content());
        self.raw.keep_out_others(&[Op::WriteWait, Op::ReadWait], place);
        let panicking = crate::thread::panicking();
        let before = self.fingerprint();
        poison(self.poisoned.get(), RwLockWriteGuard { lock: self, panicking, before, place, not_send: PhantomData })
    }

    /// What it holds, where that is told.
    fn content(&self) -> Option<(i64, Extra)> {
        if !runtime().tells_contents.get() {
            return None;
        }
        // SAFETY: the running thread has just taken the lock, or is about to let go of it: nobody has a `&mut T`.
        plain_value(unsafe { &*self.data.get() })
    }

    fn fingerprint(&self) -> u64 {
        // SAFETY: as above.
        fingerprint(unsafe { &*self.data.get() })
    }

    /// See `std::sync::RwLock::is_poisoned`.
    #[track_caller]
    pub fn is_poisoned(&self) -> bool {
        self.poisoned.look(&self.raw.object, Location::caller())
    }

    /// See `std::sync::RwLock::clear_poison`.
    #[track_caller]
    pub fn clear_poison(&self) {
        self.poisoned.clear(&self.raw.object, Location::caller());
    }

    /// See `std::sync::RwLock::get_mut`.
    ///
    /// # Errors
    /// When it is poisoned.
    pub fn get_mut(&mut self) -> LockResult<&mut T> {
        poison(self.poisoned.get(), self.data.get_mut())
    }
}

impl<T: Default> Default for RwLock<T> {
    #[track_caller]
    fn default() -> RwLock<T> {
        RwLock::new(T::default())
    }
}

impl<T> From<T> for RwLock<T> {
    #[track_caller]
    fn from(value: T) -> RwLock<T> {
        RwLock::new(value)
    }
}

impl<T: ?Sized + fmt::Debug> fmt::Debug for RwLock<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_struct("RwLock");
        // As std does it: it is held for reading meanwhile, for to show the content may let other threads run.
        match self.try_read_at(runtime().last_place(self.raw.object.made())) {
            Ok(guard) => shown.field("data", &&*guard),
            Err(TryLockError::Poisoned(poisoned)) => shown.field("data", &&**poisoned.get_ref()),
            Err(TryLockError::WouldBlock) => shown.field("data", &format_args!("<locked>")),
        };
        shown.field("poisoned", &self.poisoned.get()).finish_non_exhaustive()
    }
}

/// See `std::sync::RwLockReadGuard`.
#[must_use = "if unused the RwLock will immediately unlock"]
pub struct RwLockReadGuard<'a, T: ?Sized> {
    lock: &'a RwLock<T>,
    place: Place,
    not_send: PhantomData<*const ()>,
}

/// See `std::sync::RwLockWriteGuard`.
#[must_use = "if unused the RwLock will immediately unlock"]
pub struct RwLockWriteGuard<'a, T: ?Sized> {
    lock: &'a RwLock<T>,
    /// Whether the thread was panicking when it took the lock.
    panicking: bool,
    /// What the lock guarded when it was taken.
    before: u64,
    place: Place,
    not_send: PhantomData<*const ()>,
}

// SAFETY: a shared guard gives a `&T` and no more.
unsafe impl<T: ?Sized + Sync> Sync for RwLockReadGuard<'_, T> {}
// SAFETY: as above.
unsafe impl<T: ?Sized + Sync> Sync for RwLockWriteGuard<'_, T> {}

impl<'a, T: ?Sized> RwLockWriteGuard<'a, T> {
    /// See `std::sync::RwLockWriteGuard::downgrade`.
    #[track_caller]
    pub fn downgrade(guard: RwLockWriteGuard<'a, T>) -> RwLockReadGuard<'a, T> {
        let place = Location::caller();
        let lock = guard.lock;
        core::mem::forget(guard);
        let runtime = runtime();
        runtime.point_at_end(place);
        lock.raw.tell(Op::Downgrade, place, lock.content());
        lock.raw.writer.set(None);
        lock.raw.readers.borrow_mut().push((runtime.current.get(), place));
        lock.raw.let_in(true);
        RwLockReadGuard { lock, place, not_send: PhantomData }
    }
}

impl<T: ?Sized> Drop for RwLockReadGuard<'_, T> {
    fn drop(&mut self) {
        runtime().point_at_end(self.place);
        self.lock.raw.tell(Op::ReadUnlock, self.place, self.lock.content());
        self.lock.raw.stop_reading(self.place);
        runtime().point_after(self.place);
    }
}

impl<T: ?Sized> Drop for RwLockWriteGuard<'_, T> {
    fn drop(&mut self) {
        if !self.panicking && crate::thread::panicking() {
            runtime().point_at_end(self.place);
            self.lock.poisoned.set();
        }
        runtime().point_at_end(self.place);
        self.lock.raw.tell(Op::WriteUnlock, self.place, self.lock.content());
        self.lock.raw.stop_writing(self.before != self.lock.fingerprint());
        runtime().point_after(self.place);
    }
}

impl<T: ?Sized> Deref for RwLockReadGuard<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        // SAFETY: while the guard lives, nobody writes.
        unsafe { &*self.lock.data.get() }
    }
}

impl<T: ?Sized> Deref for RwLockWriteGuard<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        // SAFETY: the guard has the lock alone, for as long as it lives, and gives a `&mut T` only for a `&mut` of itself.
        unsafe { &*self.lock.data.get() }
    }
}

impl<T: ?Sized> DerefMut for RwLockWriteGuard<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        // SAFETY: the guard has the lock alone, for as long as it lives, and is borrowed alone.
        unsafe { &mut *self.lock.data.get() }
    }
}

macro_rules! shown_as_content {
    ($($guard:ident),*) => { $(
        impl<T: ?Sized + fmt::Debug> fmt::Debug for $guard<'_, T> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                (**self).fmt(f)
            }
        }

        impl<T: ?Sized + fmt::Display> fmt::Display for $guard<'_, T> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                (**self).fmt(f)
            }
        }
    )* };
}

shown_as_content!(RwLockReadGuard, RwLockWriteGuard);
