//! `std::hint`.

pub use ::std::hint::*;

use std::panic::Location;

/// See `std::hint::spin_loop`.
#[track_caller]
pub fn spin_loop() {
    crate::thread::relax(Location::caller());
}
