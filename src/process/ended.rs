//! How a job ended, and what was seen of it.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::Line;
use crate::verdict::{TimeSpent, WaitsOn};

/// All that a warden tells of a job that is over. Nothing of it runs any more.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Ended {
    pub how: How,
    /// Decoded lossily; head and tail when it was long.
    pub stdout: String,
    /// Decoded lossily; head and tail when it was long.
    pub stderr: String,
    /// What came over the private channel, in order.
    pub lines: Vec<Line>,
    /// The threads when it was stopped; empty when it ended by itself.
    pub threads: Vec<SeenThread>,
    /// CPU time, its children's included.
    pub cpu: Duration,
    /// Wall time.
    pub wall: Duration,
    /// The largest resident memory that was seen, in bytes.
    pub peak_memory_bytes: u64,
}

impl Ended {
    /// The end of a job of which nothing was seen.
    pub(super) fn unseen(how: How) -> Ended {
        Ended {
            how,
            stdout: String::new(),
            stderr: String::new(),
            lines: Vec::new(),
            threads: Vec::new(),
            cpu: Duration::ZERO,
            wall: Duration::ZERO,
            peak_memory_bytes: 0,
        }
    }
}

/// How a job ended.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum How {
    /// By itself, with this code.
    Exited(i32),
    /// By this signal, not sent by us.
    Signalled(i32),
    /// Every thread waits for another one: it was stopped.
    Stalled,
    /// A limit of time: it was stopped.
    OutOfTime { limit: LimitKind, spent: TimeSpent },
    /// Another limit: it was stopped.
    Exceeded(LimitKind),
    /// Its check was over, and these processes, or [`Ended::threads`], were still alive.
    LeftRunning { processes: Vec<String> },
    /// It could not be started.
    NotStarted(String),
    /// The warden was killed from inside.
    WardenKilled,
}

/// Which limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum LimitKind {
    Cpu,
    Quiet,
    Wall,
    Memory,
    Output,
    Threads,
    Processes,
    FileSize,
    Disk,
}

/// A thread, as seen from outside at one moment.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SeenThread {
    /// Its name, `main`, or `unnamed thread 1`.
    pub name: String,
    pub waits_on: WaitsOn,
    /// The thread that it joins.
    pub joins: Option<String>,
    /// CPU time that it used.
    pub cpu: Duration,
}
