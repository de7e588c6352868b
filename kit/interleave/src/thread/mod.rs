//! `std::thread`, with threads that are scheduled here.

mod builder;
mod handle;
pub(crate) mod local;
mod parking;
mod scoped;

use core::num::NonZero;
use core::time::Duration;
use std::io;
use std::panic::Location;

pub use ::std::thread::{AccessError, Result};
pub(crate) use builder::run;
pub use builder::{Builder, spawn};
pub use handle::{JoinHandle, ScopedJoinHandle, Thread, ThreadId, current};
pub use local::LocalKey;
#[expect(deprecated, reason = "std has it")]
pub use parking::park_timeout_ms;
pub use parking::{park, park_timeout};
pub use scoped::{Scope, scope};

use crate::model::Place;
use crate::model::event::Op;
use crate::model::runtime::{Key, Wait, runtime};

/// Processors that a program sees while it is explored; the same on any machine.
const PROCESSORS: NonZero<usize> = NonZero::new(2).unwrap();

/// See `std::thread::available_parallelism`; always 2.
///
/// # Errors
/// Never.
pub fn available_parallelism() -> io::Result<NonZero<usize>> {
    Ok(PROCESSORS)
}

/// See `std::thread::panicking`.
pub fn panicking() -> bool {
    if runtime().active.get() { runtime().is_unwinding() } else { ::std::thread::panicking() }
}

/// See `std::thread::yield_now`.
#[track_caller]
pub fn yield_now() {
    relax(Location::caller());
}

/// A thread says that it has nothing to do for now. That alone nobody can see; again and again it is a spin loop.
pub(crate) fn relax(place: Place) {
    let runtime = runtime();
    if !runtime.active.get() {
        return;
    }
    runtime.looked(place, 0, 0);
    let changes = runtime.changes.get();
    if runtime.me(|me| me.spin.spins(changes)) {
        runtime.tell(Op::Yield, place, |event| event);
        runtime.point_yielding(place);
    }
}

/// See `std::thread::sleep`; the time is virtual.
#[track_caller]
pub fn sleep(duration: Duration) {
    let place = Location::caller();
    let runtime = runtime();
    if !runtime.active.get() {
        return;
    }
    let millis = i64::try_from(duration.as_millis()).unwrap_or(i64::MAX);
    runtime.tell(Op::Sleep, place, |event| event.value(millis));
    if duration.is_zero() {
        return relax(place);
    }
    runtime.wait(Wait::new(Op::Sleep, Key::Clock, place), false, Some(runtime.after(duration)));
    runtime.tell(Op::Wakes, place, |event| event.value(millis));
}

/// See `std::thread::sleep_ms`.
#[deprecated(note = "replaced by `std::thread::sleep`")]
#[track_caller]
pub fn sleep_ms(millis: u32) {
    sleep(Duration::from_millis(u64::from(millis)));
}
