//! What is linked with a learner's program when it is checked: it runs one check, and tells the grader how it ended.
//!
//! A check file uses these functions of it:
//!
//! - [`together`] proves that things happen at the same time;
//! - [`asleep`] proves that a thread waits instead of spinning or going on;
//! - [`spawn`] and [`identify`] give the thread that `asleep` looks at its name.
//!
//! An answer could call them too, and prove with them what never was: so they panic when another file calls.
//!
//! Everything else is between the grader and the program. The answer and its checks are a shared library; the runner
//! (`main.rs`) is the program that loads it. It takes the private channel before any code of the answer's is in the
//! process, and calls the library's one symbol, which calls [`enter`]: that runs the check the grader asked for, and
//! reports over the channel. What the program prints decides nothing.

mod asleep;
mod caller;
mod channel;
mod entry;
mod identity;
mod task;
mod together;

pub use asleep::asleep;
#[doc(hidden)]
pub use channel::Handover;
#[doc(hidden)]
pub use entry::{Check, enter};
pub use identity::{identify, spawn};
#[doc(hidden)]
pub use task::count as threads_of;
pub use together::together;
