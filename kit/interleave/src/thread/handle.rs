//! Handles to threads: `Thread`, `ThreadId`, `JoinHandle`, `ScopedJoinHandle`.

use core::cell::{Cell, UnsafeCell};
use core::fmt;
use core::marker::PhantomData;
use core::num::NonZero;
use std::panic::{Location, RefUnwindSafe, UnwindSafe};
use std::sync::Arc;

use super::Result;
use super::scoped::Together;
use crate::model::event::Op;
use crate::model::runtime::{Key, Status, Wait, runtime};
use crate::model::{Number, Place};

/// See `std::thread::ThreadId`.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct ThreadId(NonZero<u64>);

impl fmt::Debug for ThreadId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ThreadId({})", self.0)
    }
}

/// See `std::thread::Thread`.
#[derive(Clone)]
pub struct Thread {
    pub(super) number: Number,
    name: Option<Arc<str>>,
}

impl fmt::Debug for Thread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Thread").field("id", &self.id()).field("name", &self.name()).finish_non_exhaustive()
    }
}

impl Thread {
    pub(crate) fn number(&self) -> Number {
        self.number
    }

    pub(super) fn new(number: Number, name: Option<Arc<str>>) -> Thread {
        Thread { number, name }
    }

    /// See `std::thread::Thread::id`.
    pub fn id(&self) -> ThreadId {
        let number = u64::try_from(self.number).unwrap_or(u64::MAX - 1) + 1;
        ThreadId(NonZero::new(number).unwrap_or(NonZero::<u64>::MIN))
    }

    /// See `std::thread::Thread::name`.
    pub fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    /// See `std::thread::Thread::unpark`.
    #[track_caller]
    pub fn unpark(&self) {
        super::parking::unpark(self.number, Location::caller());
    }
}

/// See `std::thread::current`.
pub fn current() -> Thread {
    let runtime = runtime();
    let number = runtime.current.get();
    let name = runtime.threads.borrow().get(number).and_then(|thread| thread.name.clone());
    Thread::new(number, name)
}

/// Where a thread leaves its result.
pub(super) struct Packet<T> {
    /// The scope that it belongs to.
    pub(super) scope: Option<Arc<Together>>,
    pub(super) result: UnsafeCell<Option<Result<T>>>,
    pub(super) is_finished: Cell<bool>,
}

// SAFETY: the cells are used on one OS thread only: see `Runtime`. What reaches another thread of the schedule is the result,
// by value, so `T` need not be `Sync`.
unsafe impl<T: Send> Sync for Packet<T> {}

impl<T> Packet<T> {
    pub(super) fn new(scope: Option<Arc<Together>>) -> Packet<T> {
        Packet { scope, result: UnsafeCell::new(None), is_finished: Cell::new(false) }
    }

    fn join(&self, number: Number, place: Place) -> Result<T> {
        let runtime = runtime();
        let ended = runtime.threads.borrow().get(number).is_none_or(|thread| thread.status == Status::Ended);
        if !ended {
            runtime.tell(Op::JoinWait, place, |event| event.other(number));
            let mut wait = Wait::new(Op::JoinWait, Key::End(number), place);
            wait.holder = Some((number, None));
            runtime.wait(wait, false, None);
        }
        debug_assert!(self.is_finished.get() || !runtime.active.get(), "it is joined before it has ended");
        runtime.learn_from(number);
        runtime.panics.borrow_mut().retain(|panic| panic.thread != number);
        runtime.tell(Op::Join, place, |event| event.other(number));
        // SAFETY: the thread has left it and ended, so it has no reference to it any more; only a handle takes it, and there is
        // one of them, which `join` consumes.
        let result = unsafe { (*self.result.get()).take() };
        result.expect("a thread that was torn down with its schedule has no result")
    }

    fn is_finished(&self, number: Number, place: Place) -> bool {
        let runtime = runtime();
        runtime.looks_at_ends();
        runtime.point(place);
        let is_finished = self.is_finished.get();
        runtime.looked(place, u32::MAX - u32::try_from(number).unwrap_or(0), u64::from(is_finished));
        is_finished
    }
}

impl<T> Drop for Packet<T> {
    fn drop(&mut self) {
        let unhandled = matches!(self.result.get_mut(), Some(Err(_)));
        if let Some(scope) = self.scope.as_ref().filter(|_| unhandled) {
            scope.panicked.set(true);
        }
    }
}

/// See `std::thread::JoinHandle`.
pub struct JoinHandle<T> {
    pub(super) thread: Thread,
    pub(super) packet: Arc<Packet<T>>,
}

// SAFETY: a handle gives away nothing but the result, by value, and whoever starts a thread promises that its result is `Send`.
unsafe impl<T> Send for JoinHandle<T> {}
// SAFETY: through a shared handle nothing of `T` can be reached: `join` takes the handle itself.
unsafe impl<T> Sync for JoinHandle<T> {}
impl<T> UnwindSafe for JoinHandle<T> {}
impl<T> RefUnwindSafe for JoinHandle<T> {}

impl<T> JoinHandle<T> {
    /// See `std::thread::JoinHandle::thread`.
    pub fn thread(&self) -> &Thread {
        &self.thread
    }

    /// See `std::thread::JoinHandle::join`.
    ///
    /// # Errors
    /// The panic's payload, when the thread panicked.
    #[track_caller]
    pub fn join(self) -> Result<T> {
        self.packet.join(self.thread.number, Location::caller())
    }

    /// See `std::thread::JoinHandle::is_finished`.
    #[track_caller]
    pub fn is_finished(&self) -> bool {
        self.packet.is_finished(self.thread.number, Location::caller())
    }
}

impl<T> fmt::Debug for JoinHandle<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("JoinHandle").finish_non_exhaustive()
    }
}

/// See `std::thread::ScopedJoinHandle`.
pub struct ScopedJoinHandle<'scope, T> {
    pub(super) thread: Thread,
    pub(super) packet: Arc<Packet<T>>,
    pub(super) scope: PhantomData<&'scope ()>,
}

// SAFETY: as for `JoinHandle`.
unsafe impl<T> Send for ScopedJoinHandle<'_, T> {}
// SAFETY: as for `JoinHandle`.
unsafe impl<T> Sync for ScopedJoinHandle<'_, T> {}

impl<T> ScopedJoinHandle<'_, T> {
    /// See `std::thread::ScopedJoinHandle::thread`.
    pub fn thread(&self) -> &Thread {
        &self.thread
    }

    /// See `std::thread::ScopedJoinHandle::join`.
    ///
    /// # Errors
    /// The panic's payload, when the thread panicked.
    #[track_caller]
    pub fn join(self) -> Result<T> {
        self.packet.join(self.thread.number, Location::caller())
    }

    /// See `std::thread::ScopedJoinHandle::is_finished`.
    #[track_caller]
    pub fn is_finished(&self) -> bool {
        self.packet.is_finished(self.thread.number, Location::caller())
    }
}

impl<T> fmt::Debug for ScopedJoinHandle<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ScopedJoinHandle").finish_non_exhaustive()
    }
}
