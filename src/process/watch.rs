//! Looks at a running program at intervals, and says when it must be stopped.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use super::stall::Stall;
use super::task::{State, Task};
use super::{Job, LimitKind, Limits, disk, system};
use crate::verdict::TimeSpent;

/// Between two looks, at least.
const BETWEEN_LOOKS: Duration = Duration::from_millis(20);
/// Between two looks at what is left of a check.
const BETWEEN_LOOKS_AFTERWARDS: Duration = Duration::from_millis(2);
/// Looks may take this part of a core, no more; but no pause is long enough for a bomb to get out of hand.
const SHARE: u32 = 10;
const LONGEST_PAUSE: Duration = Duration::from_millis(500);
/// Between two looks no more time has passed for the program than this: what is beyond it, the machine stood still.
const LONGEST_GAP: Duration = Duration::from_secs(2);
/// Every how many looks the descendants are counted as well.
const LOOKS_PER_CENSUS: u32 = 5;
/// How many that have ended may wait for somebody to wait for them: their numbers are everybody's.
const ZOMBIES: usize = 1024;
/// Who spins sleeps at most so often for each tick of CPU time (10 ms); who waits with time-outs, a hundred times and more.
const SLEEPS_PER_TICK: u64 = 10;
/// How far back "lately" goes, at least.
const LATELY: Duration = Duration::from_secs(5);

/// Why a program must be stopped.
#[derive(Debug, PartialEq)]
pub(super) enum Finding {
    Stalled,
    OutOfTime { limit: LimitKind, spent: TimeSpent },
    Exceeded(LimitKind),
}

/// What was seen of a program so far.
pub(super) struct Watch {
    pid: u32,
    limits: Limits,
    looks_for_stalls: bool,
    /// Whether it is an answer, and not a compiler.
    is_answer: bool,
    /// What is its own to write into.
    folders: Vec<PathBuf>,
    /// Whether it had filled them at the last census, and what it held then as files in memory.
    fills_the_disk: bool,
    memory_file_bytes: u64,
    started: Instant,
    /// The last look, and the time that has passed for the program until then.
    last_look: Instant,
    passed: Duration,
    next_look: Instant,
    looks: u32,
    over: bool,
    stall: Stall,
    left: Stall,
    descendants: Vec<u32>,
    /// How many more have ended, and nobody has waited for them.
    zombies: usize,
    /// How many threads the whole machine had when they were counted: where many are new, they are counted at once.
    threads_at_census: u64,
    cpu: Duration,
    peak_memory_bytes: u64,
    /// When CPU time or a count of sleeps last changed, and what they were.
    moved: (Instant, Duration, u64),
    /// A look about [`LATELY`] ago, and the one that will be it next.
    lately: (Look, Look),
}

#[derive(Clone)]
struct Look {
    at: Instant,
    cpu: Duration,
    tasks: Vec<Task>,
}

impl Watch {
    pub(super) fn new(pid: u32, job: &Job) -> Watch {
        let is_answer = job.is_watched || job.request.is_some();
        let now = Instant::now();
        let nothing = Look { at: now, cpu: Duration::ZERO, tasks: Vec::new() };
        Watch {
            pid,
            limits: job.limits.clone(),
            folders: if is_answer { job.writes.clone() } else { Vec::new() },
            looks_for_stalls: is_answer && system::SHOWS_WAITS,
            is_answer,
            fills_the_disk: false,
            memory_file_bytes: 0,
            started: now,
            last_look: now,
            passed: Duration::ZERO,
            next_look: now + BETWEEN_LOOKS,
            looks: 0,
            over: false,
            stall: Stall::default(),
            left: Stall::default(),
            descendants: Vec::new(),
            zombies: 0,
            threads_at_census: u64::MAX / 2,
            cpu: Duration::ZERO,
            peak_memory_bytes: 0,
            moved: (now, Duration::ZERO, 0),
            lately: (nothing.clone(), nothing),
        }
    }

    /// The time until the next look; zero when it is due.
    pub(super) fn until_next_look(&self) -> Duration {
        self.next_look.saturating_duration_since(Instant::now())
    }

    /// From now on what is left is looked at closely, beginning now.
    pub(super) fn check_is_over(&mut self) {
        self.over = true;
        self.left = Stall::default();
        self.next_look = Instant::now();
    }

    /// CPU time, wall time and the largest memory so far.
    pub(super) fn used(&self) -> (Duration, Duration, u64) {
        (self.cpu, self.started.elapsed(), self.peak_memory_bytes)
    }

    /// Whether what is left of a check can never move again.
    pub(super) fn left_stand_still(&mut self, left: &[Task]) -> bool {
        self.left.look(left, &[], 0)
    }

    /// Takes a look; `looking` are the threads in `asleep`, and `calls` is what [`Stall::look`] says.
    pub(super) fn look(&mut self, tasks: &[Task], looking: &[u32], calls: usize) -> Option<Finding> {
        let began = Instant::now();
        let threads = system::threads_of_all();
        let are_many_new = threads > self.threads_at_census + self.limits.processes as u64 / 2;
        if self.looks.is_multiple_of(LOOKS_PER_CENSUS) || are_many_new {
            self.take_census();
            self.threads_at_census = threads;
        }
        self.looks += 1;
        self.passed += began.duration_since(self.last_look).min(LONGEST_GAP);
        self.last_look = began;
        let finding = self.finding(self.now(), tasks, looking, calls);
        let pause = if self.over { BETWEEN_LOOKS_AFTERWARDS } else { BETWEEN_LOOKS };
        self.next_look = Instant::now() + (began.elapsed() * SHARE).clamp(pause, LONGEST_PAUSE);
        finding
    }

    /// When the last look was, on a clock that stands still while the machine does.
    pub(super) fn now(&self) -> Instant {
        self.started + self.passed
    }

    /// Counts the descendants: below the warden, who looks, those that have lost their parents, too.
    /// Those that have ended take no more than their numbers, whoever should have waited for them.
    fn take_census(&mut self) {
        system::reap_orphans(self.pid);
        (self.descendants, self.zombies) = system::census(std::process::id());
        self.descendants.retain(|pid| *pid != self.pid);
        if self.is_answer {
            let all = std::iter::once(self.pid).chain(self.descendants.iter().copied());
            self.memory_file_bytes = all.map(system::memory_file_bytes).sum();
            self.fills_the_disk = disk::takes_more_than(self.limits.disk_bytes, &self.folders);
        }
    }

    fn finding(&mut self, now: Instant, tasks: &[Task], looking: &[u32], calls: usize) -> Option<Finding> {
        let all = || std::iter::once(self.pid).chain(self.descendants.iter().copied());
        let memory_bytes: u64 = all().map(system::memory_bytes).sum::<u64>() + self.memory_file_bytes;
        // A descendant that has ended and was waited for stands in its parent's account.
        self.cpu = self.cpu.max(all().map(system::cpu).sum());
        self.peak_memory_bytes = self.peak_memory_bytes.max(memory_bytes);
        let spent = self.spent(now, tasks);
        if tasks.len() > self.limits.threads {
            return Some(Finding::Exceeded(LimitKind::Threads));
        }
        let takes_too_much = memory_bytes > self.limits.memory_bytes;
        if takes_too_much && !self.descendants.is_empty() {
            // Each new process takes some, and what it shares with its parent counts twice: that there are too many says more.
            self.take_census();
        }
        if 1 + self.descendants.len() > self.limits.processes || self.zombies > ZOMBIES {
            return Some(Finding::Exceeded(LimitKind::Processes));
        }
        if takes_too_much {
            return Some(Finding::Exceeded(LimitKind::Memory));
        }
        if self.fills_the_disk {
            return Some(Finding::Exceeded(LimitKind::Disk));
        }
        if self.looks_for_stalls && !self.over && self.stall.look(tasks, looking, calls) {
            return Some(Finding::Stalled);
        }
        if self.cpu > self.limits.cpu {
            // It took so much of it, but a livelock does that as well where waking up is dear.
            let spent = if spent == TimeSpent::Switching { spent } else { TimeSpent::Busy };
            return Some(Finding::OutOfTime { limit: LimitKind::Cpu, spent });
        }
        if now.duration_since(self.moved.0) > self.limits.quiet {
            return Some(Finding::OutOfTime { limit: LimitKind::Quiet, spent: TimeSpent::Sleeping });
        }
        let is_late = now.duration_since(self.started) > self.limits.wall;
        is_late.then_some(Finding::OutOfTime { limit: LimitKind::Wall, spent })
    }

    /// Notes what moved, and says how time was spent lately.
    fn spent(&mut self, now: Instant, tasks: &[Task]) -> TimeSpent {
        let sleeps = tasks.iter().map(|task| task.sleeps).sum();
        // Who is ready for a core is not quiet, however long he has to wait for one.
        let is_ready = tasks.iter().any(|task| task.state == State::Runs);
        if is_ready || (self.cpu, sleeps) != (self.moved.1, self.moved.2) {
            self.moved = (now, self.cpu, sleeps);
        }
        let look = Look { at: now, cpu: self.cpu, tasks: tasks.to_vec() };
        let spent = spent_between(&self.lately.0, &look);
        if now.duration_since(self.lately.1.at) > LATELY {
            self.lately = (std::mem::replace(&mut self.lately.1, look.clone()), look);
        }
        spent
    }
}

/// How a program spent the time between two looks.
fn spent_between(before: &Look, after: &Look) -> TimeSpent {
    let (cpu, wall) = (after.cpu - before.cpu, after.at.duration_since(before.at));
    // Who was not there yet has done since then all that he has done.
    let since = |task: &Task| {
        let earlier = before.tasks.iter().find(|earlier| earlier.tid == task.tid);
        let (sleeps, ticks) = earlier.map_or((0, 0), |earlier| (earlier.sleeps, earlier.cpu_ticks));
        (task.sleeps.saturating_sub(sleeps), task.cpu_ticks.saturating_sub(ticks))
    };
    // On a loaded machine a thread that spins gets little of a core, but it is always ready for more. So is one that only
    // wakes up when this look happens to meet it; but that one sleeps again and again.
    let spins = after.tasks.iter().filter(|task| task.state == State::Runs).any(|task| {
        let (sleeps, ticks) = since(task);
        sleeps == 0 || (sleeps <= SLEEPS_PER_TICK * ticks && cpu * 20 > wall)
    });
    // One thread that wakes up again and again sleeps in a loop; a livelock takes two.
    let switching = after.tasks.iter().filter(|task| since(task).0 > 1).count() >= 2;
    match (spins, switching) {
        (true, _) => TimeSpent::Busy,
        (false, true) => TimeSpent::Switching,
        (false, false) if cpu * 2 > wall => TimeSpent::Busy,
        (false, false) => TimeSpent::Sleeping,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How five seconds of two threads were spent: of each its state at the end, its CPU ticks and how often it slept.
    fn spent(threads: [(State, u64, u64); 2]) -> TimeSpent {
        let at = Instant::now();
        let look = |at, times: u64| {
            let tasks = threads.iter().zip(1..).map(|((state, cpu_ticks, sleeps), tid)| {
                let (sleeps, cpu_ticks) = (50 + sleeps * times, 3 + cpu_ticks * times);
                Task { tid, name: "t".into(), state: state.clone(), sleeps, cpu_ticks }
            });
            let ticks: u64 = threads.iter().map(|thread| thread.1 * times).sum();
            Look { at, cpu: Duration::from_millis(10 * ticks), tasks: tasks.collect() }
        };
        spent_between(&look(at, 0), &look(at + LATELY, 1))
    }

    #[test]
    fn who_spins_is_busy_however_little_of_a_core_he_gets() {
        assert_eq!(spent([(State::Runs, 500, 0), (State::Timed, 0, 0)]), TimeSpent::Busy);
        assert_eq!(spent([(State::Runs, 30, 1), (State::Timed, 0, 0)]), TimeSpent::Busy);
        assert_eq!(spent([(State::Runs, 30, 1), (State::Timed, 10, 2500)]), TimeSpent::Busy);
        assert_eq!(spent([(State::Runs, 1, 0), (State::Timed, 0, 0)]), TimeSpent::Busy);
        // The one that computes has just written a line, and the look met nobody at work.
        assert_eq!(spent([(State::Blocked, 450, 20), (State::Timed, 0, 0)]), TimeSpent::Busy);
    }

    #[test]
    fn who_only_wakes_up_is_not_busy_even_where_waking_takes_much_and_a_look_meets_it() {
        assert_eq!(spent([(State::Runs, 75, 2500), (State::Timed, 75, 2500)]), TimeSpent::Switching);
        assert_eq!(spent([(State::Runs, 200, 2500), (State::Timed, 200, 2500)]), TimeSpent::Switching);
        assert_eq!(spent([(State::Runs, 75, 2500), (State::Timed, 0, 0)]), TimeSpent::Sleeping);
        assert_eq!(spent([(State::Timed, 0, 5), (State::Timed, 0, 5)]), TimeSpent::Switching);
        assert_eq!(spent([(State::Timed, 0, 1), (State::Timed, 0, 1)]), TimeSpent::Sleeping);
    }
}
