//! macOS: a session stands for what Linux has a subreaper for, and of threads nothing is shown.
//!
//! A warden begins a session of its own. Whatever is below it stays in that session when it loses its parent; only what
//! begins a session itself and loses its parent too escapes. What each thread waits for cannot be seen from outside, so
//! nobody looks for standstills: the limits of time stand in.

use std::ffi::OsString;
use std::io;
use std::os::fd::OwnedFd;
use std::process::{Child, Command};

use rustix::process::{Pid, getpgid, getsid};

use super::accounts;
use super::task::{Task, Tid};
use super::{Job, SeenThread};

pub(super) use super::accounts::{cpu, memory_bytes, name};
pub use super::unix::Interrupts;
pub(crate) use super::unix::signal_name;
pub(super) use super::unix::*;

/// Whether the system shows what each thread waits for, so that a standstill can be seen.
pub(crate) const SHOWS_WAITS: bool = false;
/// What does not hold here of what holds on Linux, for `doctor`.
pub(crate) const LACKS: &[(&str, &str)] = &[
    ("macOS", "the grader is type-checked for it and has never run there: please report what it does"),
    ("left-running", "processes are seen, threads are not"),
    ("limits", "threads are not counted; memory, processes and CPU time are looked at, at intervals"),
    ("each schedule", "has a process of its own, which takes longer; the order of a HashMap does not repeat"),
];
/// Whether what loses its parent becomes a child of whoever asked for it.
pub(super) const GIVES_ORPHANS: bool = false;
/// How often orphans are looked for: more often than they can run away.
const LOOKS_FOR_ORPHANS: usize = 1000;

/// The program that runs.
pub(crate) fn running() -> OsString {
    std::env::current_exe().map_or_else(|_| "threadlings".into(), Into::into)
}

/// There is no such thing here: see [`kill_orphans`].
pub(super) fn adopt_orphans() -> io::Result<()> {
    Ok(())
}

/// Makes this process one that nothing below it escapes easily, and sets its limits.
pub(super) fn contain(job: &Job) -> io::Result<()> {
    rustix::process::setsid()?;
    limit(&job.limits)
}

/// The warden begins a session of its own, and so must not lead a group already.
pub(super) fn warden_apart(_: &mut Command) {}

/// There is nothing here that `poll` takes.
pub(super) fn end_of(_: &Child) -> Option<OwnedFd> {
    None
}

/// The session that a process is in; none for one that is gone.
fn session(pid: u32) -> Option<u32> {
    let session = getsid(Some(Pid::from_raw(pid.cast_signed())?)).ok()?;
    session.as_raw_nonzero().get().try_into().ok()
}

/// The group that a process is in; none for one that is gone.
pub(super) fn group(pid: u32) -> Option<u32> {
    let group = getpgid(Some(Pid::from_raw(pid.cast_signed())?)).ok()?;
    group.as_raw_nonzero().get().try_into().ok()
}

/// The descendants of a process, the nearest first; below a warden those as well that have lost their parents.
pub(super) fn descendants(ancestor: u32) -> Vec<u32> {
    let me = std::process::id();
    let all = accounts::parents();
    let mut found = vec![ancestor];
    let mut next = 0;
    while let Some(&parent) = found.get(next) {
        let children = all.iter().filter(|(pid, its)| *its == Some(parent) && !found.contains(pid));
        let children: Vec<u32> = children.map(|(pid, _)| *pid).collect();
        found.extend(children);
        next += 1;
    }
    if session(me) == Some(me) {
        let lost = all.iter().map(|(pid, _)| *pid).filter(|pid| *pid != me && session(*pid) == Some(me));
        let lost: Vec<u32> = lost.filter(|pid| !found.contains(pid)).collect();
        found.extend(lost);
    }
    found.remove(0);
    found
}

/// Meets each process below another one.
pub(super) fn meet_below(ancestor: u32, meet: impl FnMut(u32)) {
    descendants(ancestor).into_iter().for_each(meet);
}

/// The same. Those that have ended are not told apart here.
pub(super) fn census(ancestor: u32) -> (Vec<u32>, usize) {
    (descendants(ancestor), 0)
}

/// Kills what a dead warden left behind: what is in its session.
pub(super) fn kill_orphans(dead: u32, _: &dyn Fn(u32) -> bool) {
    for _ in 0..LOOKS_FOR_ORPHANS {
        let all = accounts::parents().into_iter().map(|(pid, _)| pid);
        let orphans: Vec<u32> = all.filter(|pid| session(*pid) == Some(dead)).collect();
        if orphans.is_empty() {
            return;
        }
        kill(&orphans);
    }
}

/// There is no sandbox here.
pub fn is_sandbox_available() -> bool {
    false
}

/// What has ended is no process here.
pub(super) fn reap_orphans(_: u32) {}

/// What is no resident memory is not seen here.
pub(super) fn memory_file_bytes(_: u32) -> u64 {
    0
}

/// Nothing tells cheaply here; descendants are counted at intervals.
pub(super) fn threads_of_all() -> u64 {
    0
}

/// What the threads do is not shown here.
pub(super) fn seen(_: u32, _: &[Task], _: &[Tid]) -> Vec<SeenThread> {
    Vec::new()
}
