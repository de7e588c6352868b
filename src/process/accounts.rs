//! What processes use, where the system has no files that tell (macOS, Windows).

use std::time::Duration;

use sysinfo::{Pid, Process, ProcessRefreshKind, ProcessesToUpdate, System};

/// Asks about one process; nothing where it is gone.
fn ask<T>(pid: u32, what: ProcessRefreshKind, answer: impl FnOnce(&Process) -> T) -> Option<T> {
    let pid = Pid::from_u32(pid);
    let mut system = System::new();
    system.refresh_processes_specifics(ProcessesToUpdate::Some(&[pid]), true, what);
    system.process(pid).map(answer)
}

/// Resident memory in bytes; 0 for a process that is gone.
pub(super) fn memory_bytes(pid: u32) -> u64 {
    ask(pid, ProcessRefreshKind::nothing().with_memory(), Process::memory).unwrap_or_default()
}

/// CPU time that a process used; its children's is not in it.
pub(super) fn cpu(pid: u32) -> Duration {
    let spent = ask(pid, ProcessRefreshKind::nothing().with_cpu(), Process::accumulated_cpu_time);
    Duration::from_millis(spent.unwrap_or_default())
}

/// A process's name.
pub(super) fn name(pid: u32) -> String {
    let name = ask(pid, ProcessRefreshKind::nothing(), |process| process.name().to_string_lossy().into_owned());
    name.unwrap_or_default()
}

/// All processes, each with its parent.
#[cfg(target_os = "macos")]
pub(super) fn parents() -> Vec<(u32, Option<u32>)> {
    let mut system = System::new();
    system.refresh_processes_specifics(ProcessesToUpdate::All, true, ProcessRefreshKind::nothing());
    let all = system.processes().iter();
    all.map(|(pid, process)| (pid.as_u32(), process.parent().map(Pid::as_u32))).collect()
}
