//! What went wrong at the end of a run.

use serde::{Deserialize, Serialize};

/// What went wrong at the end of a run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Broken {
    /// The check, or `main`, panicked: an assertion, an `unwrap`, a data race.
    Panic {
        /// The panic's message.
        message: String,
        /// The number of the thread that panicked, where that is known.
        thread: Option<usize>,
        /// Where it panicked.
        file: Option<String>,
        /// The line there, from 1.
        line: Option<u32>,
    },
    /// A thread that nobody joined panicked.
    UnjoinedPanic {
        /// The panic's message.
        message: String,
        /// The number of the thread that panicked, where that is known.
        thread: Option<usize>,
        /// Where it panicked.
        file: Option<String>,
        /// The line there, from 1.
        line: Option<u32>,
    },
    /// No thread can ever move again.
    Deadlock,
    /// The threads moved on and on, without an end.
    Endless,
    /// The process ended itself with this code.
    Exit(i32),
    /// `together` or `asleep` says what never happened.
    Check(String),
    /// A thread computes without an end and never comes to a point where another could run.
    Hang,
}
