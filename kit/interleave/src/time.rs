//! `std::time`, with an `Instant` on the virtual clock.

pub use ::std::time::*;

use core::ops::{Add, AddAssign, Sub, SubAssign};
use std::panic::Location;

use crate::model::runtime::runtime;

/// When the virtual clock begins: late enough to subtract from.
const BEGIN: Duration = Duration::from_secs(1 << 20);
/// What a first look at the clock moves it on by, in nanoseconds. Later looks move it by twice as much each.
const LOOK: u64 = 1000;
/// Looks after which they move it no faster.
const SLOWER: u32 = 14;

/// See `std::time::Instant`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Instant(Duration);

impl Instant {
    /// See `std::time::Instant::now`. Each look moves the clock on, so that a loop which waits for it ends.
    #[track_caller]
    pub fn now() -> Instant {
        let runtime = runtime();
        if runtime.active.get() {
            crate::thread::relax(Location::caller());
            let looks = runtime.looks.get();
            runtime.looks.set(looks + 1);
            runtime.now.set(runtime.now.get().saturating_add(LOOK << looks.min(SLOWER)));
        }
        Instant(BEGIN + Duration::from_nanos(runtime.now.get()))
    }

    /// See `std::time::Instant::elapsed`.
    #[track_caller]
    pub fn elapsed(&self) -> Duration {
        Instant::now().duration_since(*self)
    }

    /// See `std::time::Instant::duration_since`.
    pub fn duration_since(&self, earlier: Instant) -> Duration {
        self.0.saturating_sub(earlier.0)
    }

    /// See `std::time::Instant::checked_duration_since`.
    pub fn checked_duration_since(&self, earlier: Instant) -> Option<Duration> {
        self.0.checked_sub(earlier.0)
    }

    /// See `std::time::Instant::saturating_duration_since`.
    pub fn saturating_duration_since(&self, earlier: Instant) -> Duration {
        self.0.saturating_sub(earlier.0)
    }

    /// See `std::time::Instant::checked_add`.
    pub fn checked_add(&self, duration: Duration) -> Option<Instant> {
        self.0.checked_add(duration).map(Instant)
    }

    /// See `std::time::Instant::checked_sub`.
    pub fn checked_sub(&self, duration: Duration) -> Option<Instant> {
        self.0.checked_sub(duration).map(Instant)
    }
}

impl Add<Duration> for Instant {
    type Output = Instant;

    fn add(self, duration: Duration) -> Instant {
        self.checked_add(duration).expect("overflow when adding duration to instant")
    }
}

impl Sub<Duration> for Instant {
    type Output = Instant;

    fn sub(self, duration: Duration) -> Instant {
        self.checked_sub(duration).expect("overflow when subtracting duration from instant")
    }
}

impl Sub<Instant> for Instant {
    type Output = Duration;

    fn sub(self, other: Instant) -> Duration {
        self.duration_since(other)
    }
}

impl AddAssign<Duration> for Instant {
    fn add_assign(&mut self, duration: Duration) {
        *self = *self + duration;
    }
}

impl SubAssign<Duration> for Instant {
    fn sub_assign(&mut self, duration: Duration) {
        *self = *self - duration;
    }
}
