//! Notices a thread that computes without end: no schedule gets on while it runs.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use crate::channel::Channel;
use crate::model::runtime::runtime;

/// Counts the steps of all schedules.
static STEPS: AtomicU64 = AtomicU64::new(0);

/// Between two looks.
const LOOK: Duration = Duration::from_millis(100);
/// CPU time without a step after which a thread is said to hang, in clock ticks: 3 s.
const HANGS: u64 = 300;

/// A step of a schedule.
#[inline]
pub(crate) fn alive() {
    // Only schedules write it, on one OS thread at a time.
    STEPS.store(STEPS.load(Ordering::Relaxed) + 1, Ordering::Relaxed);
}

/// Watches until it is dropped.
pub(crate) struct Watchdog {
    over: Arc<(Mutex<bool>, Condvar)>,
    thread: Option<JoinHandle<()>>,
}

/// Begins to watch.
pub(crate) fn start(channel: &'static Channel) -> Watchdog {
    let over = Arc::new((Mutex::new(false), Condvar::new()));
    let theirs = Arc::clone(&over);
    let thread = std::thread::Builder::new().name("watchdog".to_owned()).spawn(move || watch(channel, &theirs));
    Watchdog { over, thread: thread.ok() }
}

impl Drop for Watchdog {
    fn drop(&mut self) {
        *self.over.0.lock().unwrap_or_else(PoisonError::into_inner) = true;
        self.over.1.notify_all();
        if let Some(thread) = self.thread.take() {
            // It only looks.
            let _ = thread.join();
        }
    }
}

fn watch(channel: &'static Channel, over: &(Mutex<bool>, Condvar)) {
    let mut steps = 0;
    let mut since = cpu_ticks();
    let mut is_over = over.0.lock().unwrap_or_else(PoisonError::into_inner);
    while !*is_over {
        is_over =
            over.1.wait_timeout(is_over, LOOK).map_or_else(|poisoned| poisoned.into_inner().0, |(guard, _)| guard);
        let now = STEPS.load(Ordering::Relaxed);
        let ticks = cpu_ticks();
        if now != steps {
            steps = now;
            since = ticks;
        } else if !*is_over && ticks > since + HANGS {
            // It computes on, and touches nothing of ours while it does.
            super::tell::hang(channel, runtime().current.get());
            std::process::exit(0);
        }
    }
}

/// CPU time of this process, in clock ticks.
fn cpu_ticks() -> u64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    // The name in parentheses may hold anything; `utime` and `stime` are the 12th and 13th fields after it.
    let after = stat.rsplit_once(')').map_or("", |(_, after)| after);
    after.split_whitespace().skip(11).take(2).filter_map(|field| field.parse::<u64>().ok()).sum()
}
