//! The world in which one schedule of a program runs: its threads, its clock, its memory, and who goes next.
//!
//! Everything runs on one OS thread. The learner's threads are coroutines of shuttle's engine; which of them runs is
//! decided here, at *scheduling points*: just before an operation that other threads can see. What happens between two
//! points is invisible to others, so no order is lost.
//!
//! - [`runtime`]: the state of the schedule that runs, and the scheduling point
//! - [`decide`]: who runs next, and when nothing can
//! - [`strategy`]: how a choice is made: in order, at random, by PCT, as before
//! - [`choices`]: the choices of one schedule, and the short string that replays them
//! - [`event`], [`object`]: what is told of a schedule
//! - [`memory`]: what a load may still see, and who has seen whom
//! - [`statics`]: statics begin each schedule as the program does
//! - [`hashkeys`]: and so do the keys of `HashMap`s
//! - `library`, `module`: what they need to know of the loader, on Linux and on Windows
//! - [`bytes`]: memory that may be gone
//! - [`engine`]: the stacks, which are shuttle's

pub(crate) mod bytes;
pub(crate) mod choices;
pub(crate) mod decide;
pub(crate) mod engine;
pub(crate) mod event;
pub(crate) mod hashkeys;
#[cfg(target_os = "linux")]
pub(crate) mod library;
pub(crate) mod memory;
#[cfg(windows)]
pub(crate) mod module;
pub(crate) mod object;
pub(crate) mod runtime;
pub(crate) mod statics;
pub(crate) mod strategy;

use core::panic::Location;

/// A place in the learner's file.
pub(crate) type Place = &'static Location<'static>;

/// A thread of the schedule; `main` is 0, others are numbered as they are spawned.
pub(crate) type Number = usize;

/// Whether a place is in the learner's files, not in this crate or in std.
pub(crate) fn is_learners(place: Place) -> bool {
    let file = place.file();
    #[cfg(windows)]
    let file = &file.replace('\\', "/");
    !file.contains("interleave/src/") && !file.starts_with("/rustc/") && !file.contains("/lib/rustlib/src/")
}
