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

/// CPU time of this process, in hundredths of a second.
#[cfg(all(unix, not(target_os = "linux")))]
fn cpu_ticks() -> u64 {
    use std::ffi::c_ulong;
    // SAFETY: so it is in `<time.h>`.
    unsafe extern "C" {
        fn clock() -> c_ulong;
    }
    /// `CLOCKS_PER_SEC / 100`.
    const PER_TICK: u64 = 10_000;
    // SAFETY: it has no preconditions.
    unsafe { clock() as u64 / PER_TICK }
}

/// CPU time of this process, in hundredths of a second.
#[cfg(windows)]
fn cpu_ticks() -> u64 {
    use std::os::windows::io::RawHandle;
    // SAFETY: so they are in `<processthreadsapi.h>`.
    #[link(name = "kernel32")]
    unsafe extern "system" {
        fn GetCurrentProcess() -> RawHandle;
        fn GetProcessTimes(
            process: RawHandle,
            begun: *mut [u32; 2],
            ended: *mut [u32; 2],
            kernel: *mut [u32; 2],
            user: *mut [u32; 2],
        ) -> i32;
    }
    /// The system counts in tenths of a microsecond.
    const PER_TICK: u64 = 100_000;
    let mut times = [[0; 2]; 4];
    let [begun, ended, kernel, user] = &mut times;
    // SAFETY: this process's handle is always open, and the four are there to be written.
    unsafe { GetProcessTimes(GetCurrentProcess(), begun, ended, kernel, user) };
    let ticks = |[low, high]: [u32; 2]| (u64::from(high) << 32 | u64::from(low)) / PER_TICK;
    ticks(times[2]) + ticks(times[3])
}

/// CPU time of this process, in clock ticks.
#[cfg(target_os = "linux")]
fn cpu_ticks() -> u64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    // The name in parentheses may hold anything; `utime` and `stime` are the 12th and 13th fields after it.
    let after = stat.rsplit_once(')').map_or("", |(_, after)| after);
    after.split_whitespace().skip(11).take(2).filter_map(|field| field.parse::<u64>().ok()).sum()
}
