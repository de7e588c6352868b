//! `asleep`: proves that a thread waits instead of spinning, polling or going on.
#![cfg_attr(
    not(target_os = "linux"),
    allow(dead_code, unused_imports, reason = "elsewhere there is nothing to look at")
)]

use std::sync::{Mutex, MutexGuard};
use std::thread;
use std::time::Duration;

use crate::task::{self, State, Task, Tid};
use crate::together::waiting;
use crate::{caller, identity};

/// How long to stay away between two looks.
const BETWEEN_LOOKS: Duration = Duration::from_millis(1);
/// CPU time after which a thread is said to spin, in clock ticks: 1 s. A thread that is on its way to a wait needs far
/// less than a thousandth of it, on any machine and under any load.
const SPINS: u64 = 100;
/// Sleeps with a time-out after which a thread is said to poll.
const POLLS: u64 = 20;
/// Looks at one unchanged wait with a time-out after which a thread is said to wait for the clock.
const LONG_TIMED_WAIT: u32 = 1000;
/// Looks at one unchanged wait after which it counts even though other threads still move.
const LONG_WAIT: u32 = 200;

/// Returns once a thread is asleep in a wait that only another thread can end: a lock, a join, a `recv`, a `park`, a
/// condvar. Which thread, [`spawn`](crate::spawn) or [`identify`](crate::identify) has said.
///
/// A wait counts when every other thread of the program is asleep as well (then nothing can end it), or when it has
/// lasted for 200 looks, a millisecond and more apart. Sleeping in a loop, waits with a time-out and spinning do not
/// count. The check fails with `sentence`, and with what was seen, when the thread ends first, spins for 1 s of CPU time,
/// polls 20 times, or stays in one wait with a time-out for 1,000 looks; with `sentence` alone when the thread never
/// appears while the program stands still. So: `asleep("caller", "it does not wait until the job is done")`.
///
/// Where the operating system does not show what threads do (not Linux), nothing is proved: it returns a tenth of a second
/// after the thread has appeared, time enough to come to its wait, and the verdict rests on the rest of the check and on
/// the exploration.
///
/// # Panics
/// With `sentence`, as said above; and when the caller is no check.
#[track_caller]
pub fn asleep(thread: &str, sentence: &str) {
    caller::is_a_check();
    // The location that a panic shows must be the caller's, so the closure only says what was seen.
    if let Err(seen) = waiting("asleep", sentence, || watch(thread)) {
        panic!("{sentence} ({seen})");
    }
}

#[cfg(not(target_os = "linux"))]
fn watch(name: &str) -> Result<(), &'static str> {
    // Nobody of that name yet: the limit of time is the end of this.
    while identity::tid(name).is_none() {
        thread::sleep(BETWEEN_LOOKS);
    }
    thread::sleep(Duration::from_millis(100));
    Ok(())
}

/// Returns when the thread is asleep, or with what it does instead.
#[cfg(target_os = "linux")]
fn watch(name: &str) -> Result<(), &'static str> {
    let _me = Looking::begin();
    let mut watched = Watched::default();
    let mut before: Vec<Task> = Vec::new();
    loop {
        let now: Vec<Task> = Looking::others(task::all("self"));
        // Nobody of that name yet: somebody may still come, unless the program stands still, which the grader sees.
        if let Some(tid) = identity::tid(name) {
            let listed = now.iter().find(|task| task.tid == tid).cloned();
            let Some(task) = listed.or_else(|| task::one("self", tid)) else { return Err("seen: it ended") };
            if watched.sleeps_for_good(&task)? && (is_standstill(&before, &now) || watched.looks >= LONG_WAIT) {
                return Ok(());
            }
        }
        before = now;
        thread::sleep(BETWEEN_LOOKS);
    }
}

/// What was seen of the thread so far.
#[derive(Default)]
struct Watched {
    /// The thread at the first look, and at the last one.
    first: Option<Task>,
    last: Option<Task>,
    polls: u64,
    /// For how many looks its wait has been the same.
    looks: u32,
}

impl Watched {
    /// Takes one more look: whether the thread is where it was, in a wait that only another thread can end.
    fn sleeps_for_good(&mut self, task: &Task) -> Result<bool, &'static str> {
        let first = self.first.get_or_insert_with(|| task.clone());
        let spent = task.cpu_ticks - first.cpu_ticks;
        let is_same = self.last.as_ref() == Some(task);
        let slept_again = self.last.as_ref().is_some_and(|last| last.sleeps != task.sleeps);
        self.looks = if is_same { self.looks + 1 } else { 0 };
        self.polls += u64::from(task.state == State::Timed && slept_again);
        self.last = Some(task.clone());
        match &task.state {
            _ if spent > SPINS => Err("seen: it used a second of CPU time instead"),
            _ if self.polls > POLLS => Err("seen: it woke up again and again, by the clock"),
            State::Timed if self.looks >= LONG_TIMED_WAIT => Err("seen: its wait ends by the clock"),
            State::Waits { .. } => Ok(is_same),
            _ => Ok(false),
        }
    }
}

/// A thread that is in `asleep` itself; it wakes nobody, so the others may be at a standstill although it moves.
struct Looking(Tid);

static LOOKING: Mutex<Vec<Tid>> = Mutex::new(Vec::new());

impl Looking {
    fn begin() -> Looking {
        let tid = identity::current().unwrap_or_default();
        Looking::all().push(tid);
        Looking(tid)
    }

    fn others(mut tasks: Vec<Task>) -> Vec<Task> {
        let looking = Looking::all();
        tasks.retain(|task| !looking.contains(&task.tid));
        tasks
    }

    fn all() -> MutexGuard<'static, Vec<Tid>> {
        LOOKING.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }
}

impl Drop for Looking {
    fn drop(&mut self) {
        Looking::all().retain(|tid| *tid != self.0);
    }
}

/// Whether no thread moved between two looks and each waits for another: then there was a moment at which all of them
/// were asleep, and nothing is left that could wake one.
fn is_standstill(before: &[Task], now: &[Task]) -> bool {
    before == now && now.iter().all(|task| matches!(task.state, State::Waits { .. }))
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;
    use std::sync::mpsc;

    #[test]
    fn a_thread_that_waits_to_receive_is_asleep() {
        let (sender, receiver) = mpsc::channel::<()>();
        let waiter = identity::spawn("receives", move || receiver.recv());
        asleep("receives", "it does not wait");
        drop(sender);
        waiter.join().unwrap().unwrap_err();
    }

    #[test]
    fn a_thread_that_waits_for_the_clock_is_not() {
        let (sender, receiver) = mpsc::channel::<()>();
        let waiter = identity::spawn("late", move || receiver.recv_timeout(Duration::from_secs(3600)));
        assert_eq!(watch("late"), Err("seen: its wait ends by the clock"));
        drop(sender);
        waiter.join().unwrap().unwrap_err();
    }

    #[test]
    fn a_thread_that_polls_is_not() {
        let (sender, receiver) = mpsc::channel::<()>();
        let polls =
            move || while receiver.recv_timeout(Duration::from_millis(1)) == Err(mpsc::RecvTimeoutError::Timeout) {};
        let poller = identity::spawn("polls", polls);
        assert_eq!(watch("polls"), Err("seen: it woke up again and again, by the clock"));
        drop(sender);
        poller.join().unwrap();
    }
}
