//! `spawn` and `identify`: which of the system's threads a check means when it says a name.
//!
//! The system's own names will not do: they are cut at 15 bytes, and an unnamed thread carries its creator's.

use std::sync::{Mutex, MutexGuard, mpsc};
use std::thread::{Builder, JoinHandle};

use crate::caller;
use crate::task::Tid;

static NAMES: Mutex<Vec<(String, Tid)>> = Mutex::new(Vec::new());

/// Says that the calling thread is the one that [`asleep`](crate::asleep) knows as `name`. A later call with the same
/// name takes it over.
///
/// # Panics
/// When the caller is no check.
#[track_caller]
pub fn identify(name: &str) {
    caller::is_a_check();
    is_me(name);
}

fn is_me(name: &str) {
    if let Some(tid) = current() {
        let mut names = lock();
        names.retain(|(known, _)| known != name);
        names.push((name.to_owned(), tid));
    }
}

/// Starts a thread called `name` that [`asleep`](crate::asleep) knows by that name; it is known when this returns.
///
/// # Panics
/// When the system refuses to start a thread, and when the caller is no check.
#[track_caller]
pub fn spawn<T: Send + 'static>(name: &str, f: impl FnOnce() -> T + Send + 'static) -> JoinHandle<T> {
    caller::is_a_check();
    let (known, is_known) = mpsc::channel();
    let own_name = name.to_owned();
    let thread = Builder::new()
        .name(name.to_owned())
        .spawn(move || {
            is_me(&own_name);
            // The parent waits for this message, so it cannot be gone.
            let _ = known.send(());
            f()
        })
        .expect("failed to start a thread for the check");
    let _ = is_known.recv();
    thread
}

/// The thread that was identified last as `name`, whether it still runs or not.
pub(crate) fn tid(name: &str) -> Option<Tid> {
    lock().iter().find(|(known, _)| known == name).map(|(_, tid)| *tid)
}

/// The thread that calls.
#[cfg(target_os = "linux")]
pub(crate) fn current() -> Option<Tid> {
    std::fs::read_link("/proc/thread-self").ok()?.file_name()?.to_str()?.parse().ok()
}

/// The thread that calls, by a number of ours: nobody looks it up in the system.
#[cfg(not(target_os = "linux"))]
pub(crate) fn current() -> Option<Tid> {
    use std::sync::atomic::{AtomicU32, Ordering};
    static NEXT: AtomicU32 = AtomicU32::new(1);
    thread_local!(static NUMBER: Tid = NEXT.fetch_add(1, Ordering::Relaxed));
    // A thread whose thread-locals are gone already is nobody's to name.
    NUMBER.try_with(|number| *number).ok()
}

fn lock() -> MutexGuard<'static, Vec<(String, Tid)>> {
    NAMES.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
}
