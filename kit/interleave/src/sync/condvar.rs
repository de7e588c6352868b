//! `Condvar`; a wait may end without a cause.

use core::fmt;
use core::time::Duration;
use std::panic::{Location, RefUnwindSafe, UnwindSafe};
use std::sync::{LockResult, PoisonError};

use super::MutexGuard;
use super::mutex::RawMutex;
use crate::model::Place;
use crate::model::event::Op;
use crate::model::object::Object;
use crate::model::runtime::{Key, Wait, runtime};
use crate::model::strategy::Question;

/// See `std::sync::Condvar`.
pub struct Condvar {
    object: Object,
}

impl UnwindSafe for Condvar {}
impl RefUnwindSafe for Condvar {}

/// See `std::sync::WaitTimeoutResult`.
#[derive(Debug, PartialEq, Eq, Copy, Clone)]
pub struct WaitTimeoutResult(bool);

impl WaitTimeoutResult {
    /// See `std::sync::WaitTimeoutResult::timed_out`.
    pub fn timed_out(&self) -> bool {
        self.0
    }
}

impl Condvar {
    /// See `std::sync::Condvar::new`.
    #[track_caller]
    pub const fn new() -> Condvar {
        Condvar { object: Object::new("Condvar", Location::caller()) }
    }

    /// Gives up the lock and waits; has the lock again at the end. Says whether it was the clock that ended the wait.
    fn sleep(&self, lock: &RawMutex, deadline: Option<u64>, place: Place) -> bool {
        let runtime = runtime();
        if !runtime.active.get() {
            return true;
        }
        let (object, mutex) = (self.object.number(), lock.number());
        let spurious = runtime.spurious();
        runtime.tell(Op::Wait, place, |event| event.on(object).number(i64::from(mutex)));
        lock.unlock(true);
        let timed_out = !spurious && runtime.wait(Wait::new(Op::Wait, Key::Object(object), place), false, deadline);
        let op = match (spurious, timed_out) {
            (true, _) => Op::WakeSpuriously,
            (_, true) => Op::TimeOut,
            _ => Op::Wake,
        };
        runtime.tell(op, place, |event| event.on(object));
        lock.lock(place);
        timed_out
    }

    fn wait_until<'a, T: ?Sized>(
        &self,
        guard: MutexGuard<'a, T>,
        deadline: Option<u64>,
        place: Place,
    ) -> (LockResult<MutexGuard<'a, T>>, bool) {
        let lock = guard.lock;
        core::mem::forget(guard);
        // A notification may come just before the wait begins: then it is lost.
        runtime().point(place);
        let timed_out = self.sleep(&lock.raw, deadline, place);
        (lock.guard(place), timed_out)
    }

    /// See `std::sync::Condvar::wait`.
    ///
    /// # Errors
    /// When the mutex is poisoned.
    #[track_caller]
    pub fn wait<'a, T>(&self, guard: MutexGuard<'a, T>) -> LockResult<MutexGuard<'a, T>> {
        self.wait_until(guard, None, Location::caller()).0
    }

    /// See `std::sync::Condvar::wait_while`.
    ///
    /// # Errors
    /// When the mutex is poisoned.
    #[track_caller]
    pub fn wait_while<'a, T, F>(&self, mut guard: MutexGuard<'a, T>, mut condition: F) -> LockResult<MutexGuard<'a, T>>
    where
        F: FnMut(&mut T) -> bool,
    {
        let place = Location::caller();
        while condition(&mut guard) {
            guard = self.wait_until(guard, None, place).0?;
        }
        Ok(guard)
    }

    /// See `std::sync::Condvar::wait_timeout`.
    ///
    /// # Errors
    /// When the mutex is poisoned.
    #[track_caller]
    pub fn wait_timeout<'a, T>(
        &self,
        guard: MutexGuard<'a, T>,
        duration: Duration,
    ) -> LockResult<(MutexGuard<'a, T>, WaitTimeoutResult)> {
        let deadline = runtime().after(duration);
        let (guard, timed_out) = self.wait_until(guard, Some(deadline), Location::caller());
        with(guard, WaitTimeoutResult(timed_out))
    }

    /// See `std::sync::Condvar::wait_timeout_ms`.
    ///
    /// # Errors
    /// When the mutex is poisoned.
    #[deprecated(note = "replaced by `std::sync::Condvar::wait_timeout`")]
    #[track_caller]
    pub fn wait_timeout_ms<'a, T>(
        &self,
        guard: MutexGuard<'a, T>,
        millis: u32,
    ) -> LockResult<(MutexGuard<'a, T>, bool)> {
        let deadline = runtime().after(Duration::from_millis(u64::from(millis)));
        let (guard, timed_out) = self.wait_until(guard, Some(deadline), Location::caller());
        with(guard, !timed_out)
    }

    /// See `std::sync::Condvar::wait_timeout_while`.
    ///
    /// # Errors
    /// When the mutex is poisoned.
    #[track_caller]
    pub fn wait_timeout_while<'a, T, F>(
        &self,
        mut guard: MutexGuard<'a, T>,
        duration: Duration,
        mut condition: F,
    ) -> LockResult<(MutexGuard<'a, T>, WaitTimeoutResult)>
    where
        F: FnMut(&mut T) -> bool,
    {
        let place = Location::caller();
        let deadline = runtime().after(duration);
        loop {
            if !condition(&mut guard) {
                return Ok((guard, WaitTimeoutResult(false)));
            }
            if runtime().now.get() >= deadline {
                return Ok((guard, WaitTimeoutResult(true)));
            }
            let (result, timed_out) = self.wait_until(guard, Some(deadline), place);
            match result {
                Ok(locked) => guard = locked,
                poisoned => return with(poisoned, WaitTimeoutResult(timed_out)),
            }
        }
    }

    /// See `std::sync::Condvar::notify_one`.
    #[track_caller]
    pub fn notify_one(&self) {
        let place = Location::caller();
        let runtime = runtime();
        runtime.point(place);
        let object = self.object.number();
        let waiting = runtime.waiting(Key::Object(object));
        let count = u32::try_from(waiting.len()).unwrap_or(u32::MAX);
        let pick = runtime.number(Question::Notified, count);
        let woken = waiting.get(pick as usize).copied();
        runtime.tell(Op::NotifyOne, place, |mut event| {
            event.other = woken;
            event.on(object)
        });
        if let Some(woken) = woken {
            runtime.changed();
            runtime.wake_one(woken);
        }
        runtime.point_after(place);
    }

    /// See `std::sync::Condvar::notify_all`.
    #[track_caller]
    pub fn notify_all(&self) {
        let place = Location::caller();
        let runtime = runtime();
        runtime.point(place);
        let object = self.object.number();
        let count = i64::try_from(runtime.waiting(Key::Object(object)).len()).unwrap_or(i64::MAX);
        runtime.tell(Op::NotifyAll, place, |event| event.on(object).value(count));
        if count > 0 {
            runtime.changed();
            runtime.wake(Key::Object(object));
        }
        runtime.point_after(place);
    }
}

/// A guard and how its wait ended, as an error if poisoned.
fn with<G, R>(guard: LockResult<G>, result: R) -> LockResult<(G, R)> {
    match guard {
        Ok(guard) => Ok((guard, result)),
        Err(poisoned) => Err(PoisonError::new((poisoned.into_inner(), result))),
    }
}

impl Default for Condvar {
    #[track_caller]
    fn default() -> Condvar {
        Condvar::new()
    }
}

impl fmt::Debug for Condvar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Condvar").finish_non_exhaustive()
    }
}
