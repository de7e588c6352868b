//! A drop-in `std` for one crate, whose threads are scheduled here: a program is run under many interleavings of its
//! threads, or under all of them, unchanged.
//!
//! `rustc --extern std=libinterleave.so` gives a crate this `std` by name. What has to do with threads is written anew on
//! the engine of shuttle; the rest is the real `std`, re-exported.
//!
//! # What is modelled
//!
//! - threads, scopes, thread-locals, parking, `Mutex`, `RwLock` (a writer that waits keeps new readers out, as on Linux),
//!   `Condvar`, `Barrier`, `Once`, `OnceLock`, `LazyLock`, both channels of `mpsc`, all atomics and fences;
//! - wake-ups without a cause of `Condvar` and `park`, and failures without a cause of `compare_exchange_weak`: at most
//!   two in a schedule;
//! - memory orderings, by loads that see old values where nothing forbids it: at most two in a schedule;
//! - data races on an `UnsafeCell` (see [`cell`] for what is not noticed);
//! - time: `sleep`, time-outs and `Instant` go by a virtual clock. *Adversarial* time may jump at any moment, as it does
//!   on a busy machine; *timely* time passes only when no thread can run;
//! - the drop of an `Arc` right after an operation, where the grader has seen in the text that owners are counted
//!   (`strong_count`, `try_unwrap` and such): an `Arc` is std's own, and nothing is known of it here;
//! - panics, poisoning, `process::exit`; statics and thread-locals begin anew in each schedule.
//!
//! # What is not
//!
//! - other looks at an `Arc`: two counts without an operation between them see the same, and who gets the value back from
//!   its last owner (`into_inner`, a destructor) does not learn from that what the others did: a stale load or a data race
//!   that is found there may be none;
//! - the lock of standard output: printing waits for nobody;
//! - load buffering (a load that sees a store which comes later in program order);
//! - plain memory shared by `static mut` or raw pointers, except through an `UnsafeCell`: it is reset for each schedule,
//!   but an access is no scheduling point and its races are not noticed;
//! - files, sockets, processes, the environment: they are the real ones, and keep what a schedule does to them;
//! - `SystemTime`, and the order of a `HashMap` whose keys are addresses: such a program does not repeat itself;
//! - the priority of writers beyond Linux's, and fairness: a schedule may be unfair for as long as it likes, except to a
//!   thread that others wait for in a spin loop;
//! - tokio and other executors that block their thread by other means than `std`.

// Names of std's own root that are also ours are the reason for globs and explicit names side by side.
#![allow(ambiguous_glob_reexports)]
#![allow(clippy::new_without_default, reason = "what has no `Default` in std has none here")]

pub use ::std::*;

#[path = "../../harness/src/caller.rs"]
mod caller;
pub mod cell;
#[path = "../../harness/src/channel.rs"]
#[allow(dead_code, reason = "the harness uses all of it")]
mod channel;
mod check;
mod entry;
pub mod hint;
mod model;
pub mod panic;
pub mod prelude;
#[doc(hidden)]
pub mod print;
pub mod process;
mod search;
pub mod sync;
pub mod thread;
pub mod time;

// The names of the harness: in an explored check this crate stands for it too.
#[doc(hidden)]
pub use channel::Handover;
#[doc(hidden)]
pub use check::{asleep, identify, spawn, together};
#[doc(hidden)]
pub use entry::{Check, Registered, enter, enter_tests, register};
