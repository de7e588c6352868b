//! How much a child may use before it is stopped, and whether it is kept from everything else.

use std::time::Duration;

use serde::{Deserialize, Serialize};

/// The limits of one child and everything that it starts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Limits {
    /// CPU time.
    pub cpu: Duration,
    /// Time with neither CPU time nor a context switch.
    pub quiet: Duration,
    /// Time in any case.
    pub wall: Duration,
    /// Resident memory, in bytes.
    pub memory_bytes: u64,
    /// What it may write to standard output and standard error together, in bytes.
    pub output_bytes: u64,
    /// How much of each of the two is kept, in bytes: half from the head, half from the tail.
    pub kept_bytes: usize,
    /// Threads of one process.
    pub threads: usize,
    /// Processes, the child itself included.
    pub processes: usize,
    /// The size of a file that it writes, in bytes.
    pub file_bytes: u64,
    /// All that it writes into folders of its own, in bytes.
    pub disk_bytes: u64,
    /// Whether it reaches only the files that its job names, and no network.
    pub sandboxed: bool,
}

impl Limits {
    /// For one check of an answer.
    pub fn check() -> Limits {
        Limits {
            cpu: Duration::from_secs(10),
            quiet: Duration::from_secs(10),
            wall: Duration::from_secs(30),
            memory_bytes: 4 << 30,
            output_bytes: 16 << 20,
            kept_bytes: 1 << 20,
            threads: 1024,
            processes: 64,
            file_bytes: 256 << 20,
            disk_bytes: 1 << 30,
            sandboxed: false,
        }
    }

    /// For exploring that many interleavings of one check. What is tried is counted, not timed: these are the safety net,
    /// and wider for budgets beyond the usual ones.
    pub fn exploring(schedules: u32) -> Limits {
        let times = (schedules / 10_000).max(1);
        Limits {
            cpu: Duration::from_secs(60) * times,
            quiet: Duration::from_secs(30),
            wall: Duration::from_secs(180) * times,
            ..Limits::check()
        }
    }

    /// For rustc, clippy, rustfmt and cargo on one answer: a hundred times what they need, and what takes memory without end
    /// has taken too much of it before it has taken too long.
    pub fn compiler() -> Limits {
        Limits {
            cpu: Duration::from_secs(30),
            quiet: Duration::from_secs(60),
            wall: Duration::from_secs(180),
            memory_bytes: 2 << 30,
            output_bytes: 64 << 20,
            kept_bytes: 8 << 20,
            threads: 1024,
            processes: 64,
            file_bytes: 1 << 30,
            disk_bytes: 4 << 30,
            sandboxed: false,
        }
    }

    /// For building the support crates: a machine may be slow, but not that slow.
    pub fn building() -> Limits {
        Limits {
            cpu: Duration::from_secs(1200),
            quiet: Duration::from_secs(600),
            wall: Duration::from_secs(1800),
            memory_bytes: 4 << 30,
            ..Limits::compiler()
        }
    }

    /// The same on a machine that is `factor` times as slow; time only.
    pub fn slower(mut self, factor: f64) -> Limits {
        for time in [&mut self.cpu, &mut self.quiet, &mut self.wall] {
            *time = time.mul_f64(factor);
        }
        self
    }
}
