//! `std::process`: an exit ends the schedule, not the search.

pub use ::std::process::*;

use std::panic::Location;

use crate::model::event::Op;
use crate::model::runtime::{Outcome, runtime};

/// The code that a shell shows for a process that was aborted.
const ABORTED: i32 = 134;

/// See `std::process::exit`.
#[track_caller]
pub fn exit(code: i32) -> ! {
    let runtime = runtime();
    if !runtime.active.get() {
        ::std::process::exit(code);
    }
    let place = Location::caller();
    // Others may do something before it.
    runtime.point(place);
    runtime.tell(Op::Exit, place, |event| event.value(i64::from(code)));
    if code == 0 {
        runtime.stop()
    } else {
        runtime.fail(Outcome::Exit(code))
    }
    runtime.never()
}

/// See `std::process::abort`.
#[track_caller]
pub fn abort() -> ! {
    if !runtime().active.get() {
        ::std::process::abort();
    }
    exit(ABORTED)
}
