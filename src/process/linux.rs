//! What Linux shows of processes: their threads, descendants, memory and CPU time.

use std::collections::HashMap;
use std::ffi::OsString;
use std::fs;
use std::io;
use std::os::fd::OwnedFd;
use std::os::unix::fs::MetadataExt;
use std::process::{Child, Command};
use std::time::Duration;

use rustix::process::{Pid, PidfdFlags, Resource};

use super::task::{self, State, Task, Tid};
use super::{Job, SeenThread};
use crate::verdict::WaitsOn;

pub use super::sandbox::is_sandbox_available;
pub use super::unix::Interrupts;
pub(crate) use super::unix::signal_name;
pub(super) use super::unix::*;

/// Whether the system shows what each thread waits for, so that a standstill can be seen.
pub(crate) const SHOWS_WAITS: bool = true;
/// What does not hold here of what holds elsewhere, for `doctor`: nothing.
pub(crate) const LACKS: &[(&str, &str)] = &[];
/// Whether what loses its parent becomes a child of whoever asked for it.
pub(super) const GIVES_ORPHANS: bool = true;

/// Address space is no memory: a program may reserve this many times its memory limit.
const ADDRESS_SPACE_FACTOR: u64 = 4;
/// How many threads this user may have beyond all that there are on the machine: a bomb that nobody can keep up with ends
/// there.
const BEYOND_THE_OTHERS: u64 = 4096;

/// How many descendants are counted: nobody may have as many, and who has more has them faster than they can be listed.
const COUNTED: usize = 256;

/// How often orphans are looked for: more often than they can run away.
const LOOKS_FOR_ORPHANS: usize = 1000;

/// The program that runs, even after a newer one was put in its place.
pub(crate) fn running() -> OsString {
    "/proc/self/exe".into()
}

/// Makes this process the parent of everything below it that loses its own.
pub(super) fn adopt_orphans() -> io::Result<()> {
    Ok(rustix::process::set_child_subreaper(Some(rustix::process::getpid()))?)
}

/// Makes this process one that nothing below it escapes, sets its limits, and puts it into its sandbox.
pub(super) fn contain(job: &Job) -> io::Result<()> {
    // Away from the terminal: what has no session there can neither write to it nor take it.
    rustix::process::setsid()?;
    // Whatever loses its parent below us becomes our child.
    adopt_orphans()?;
    limit(&job.limits)?;
    // Of use where it counts: for everybody but root. The limits of one program are looked after by the warden.
    limit_one(Resource::Nproc, threads_of_all().saturating_add(BEYOND_THE_OTHERS))?;
    limit_one(Resource::As, job.limits.memory_bytes.saturating_mul(ADDRESS_SPACE_FACTOR))?;
    if job.limits.sandboxed {
        // The warden as well: it needs no more than /proc.
        super::sandbox::enter(job)?;
    }
    Ok(())
}

/// The warden begins a session of its own, and so must not lead a group already.
pub(super) fn warden_apart(_: &mut Command) {}

/// What is readable when the child has ended; absent on kernels without it.
pub(super) fn end_of(child: &Child) -> Option<OwnedFd> {
    rustix::process::pidfd_open(Pid::from_child(child), PidfdFlags::empty()).ok()
}

/// Kills what a dead warden left to us. What starts another process before it dies leaves that to us, too: so it is looked
/// for until nobody is left. Other wardens are ours as well, and live on.
pub(super) fn kill_orphans(_dead: u32, is_warden: &dyn Fn(u32) -> bool) {
    for _ in 0..LOOKS_FOR_ORPHANS {
        let mut orphans = children(std::process::id());
        orphans.retain(|pid| !is_warden(*pid));
        if orphans.is_empty() {
            return;
        }
        orphans.into_iter().for_each(kill_child);
    }
}

/// The descendants of a process that have not ended, the nearest first; of more than [`COUNTED`] not all.
pub(super) fn descendants(ancestor: u32) -> Vec<u32> {
    census(ancestor).0
}

/// Meets each process below another one, those that have ended included, and only then looks below it: who is stopped when
/// it is met has all the children then that it will ever have.
pub(super) fn meet_below(ancestor: u32, mut meet: impl FnMut(u32)) {
    let mut next = vec![ancestor];
    while let Some(parent) = next.pop() {
        let children = children(parent);
        children.iter().for_each(|child| meet(*child));
        next.extend(children);
    }
}

/// The same as [`descendants`], and how many more have ended and wait for somebody to wait for them.
pub(super) fn census(ancestor: u32) -> (Vec<u32>, usize) {
    let (mut alive, mut ended) = (Vec::new(), 0);
    let mut parent = Some(ancestor);
    let mut next = 0;
    while let Some(of) = parent.filter(|_| alive.len() <= COUNTED) {
        let children = children(of).into_iter().filter(|child| *child != ancestor);
        let (living, dead): (Vec<u32>, Vec<u32>) = children.partition(|child| is_alive(*child));
        ended += dead.len();
        alive.extend(living);
        parent = alive.get(next).copied();
        next += 1;
    }
    (alive, ended)
}

/// The group that a process is in; none for one that is gone.
pub(super) fn group(pid: u32) -> Option<u32> {
    stat_field(pid, 2)?.try_into().ok()
}

/// How many threads there are on this machine, whoever's they are: cheap to read, where counting one's own is not.
pub(super) fn threads_of_all() -> u64 {
    let loads = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let threads = loads.split(' ').nth(3).and_then(|counts| counts.split('/').nth(1)?.parse().ok());
    threads.unwrap_or(0)
}

/// The children of a process, its zombies included.
pub(super) fn children(parent: u32) -> Vec<u32> {
    let Ok(threads) = fs::read_dir(format!("/proc/{parent}/task")) else { return Vec::new() };
    let mut children = Vec::new();
    for thread in threads.flatten() {
        match fs::read_to_string(thread.path().join("children")) {
            Ok(list) => children.extend(list.split_whitespace().filter_map(|pid| pid.parse::<u32>().ok())),
            // A kernel without this file, or a thread that has ended.
            Err(_) if thread.path().exists() => return children_by_scan(parent),
            Err(_) => {}
        }
    }
    children
}

fn children_by_scan(parent: u32) -> Vec<u32> {
    let Ok(processes) = fs::read_dir("/proc") else { return Vec::new() };
    let pids = processes.flatten().filter_map(|entry| entry.file_name().to_str()?.parse().ok());
    pids.filter(|pid| stat_field(*pid, 1) == Some(u64::from(parent))).collect()
}

/// Resident memory in bytes; 0 for a process that is gone.
pub(super) fn memory_bytes(pid: u32) -> u64 {
    let pages = fs::read_to_string(format!("/proc/{pid}/statm"))
        .ok()
        .and_then(|statm| statm.split(' ').nth(1)?.parse::<u64>().ok());
    pages.unwrap_or(0) * rustix::param::page_size() as u64
}

/// Whether a process has not ended yet; one that has is there until somebody waits for it, and takes nothing. One whose
/// first thread alone has ended goes on.
fn is_alive(pid: u32) -> bool {
    let stat = task::text(&format!("/proc/{pid}/stat")).unwrap_or_default();
    let state = stat.rfind(')').and_then(|end| stat.get(end + 2..end + 3));
    state.is_some_and(|state| !["Z", "X"].contains(&state)) || stat_field(pid, 17).is_some_and(|threads| threads > 1)
}

/// Memory that a process holds as files that exist nowhere else, in bytes: what it has written there and not mapped is
/// nobody's resident memory.
pub(super) fn memory_file_bytes(pid: u32) -> u64 {
    let Ok(files) = fs::read_dir(format!("/proc/{pid}/fd")) else { return 0 };
    let in_memory = files.flatten().map(|entry| entry.path()).filter(|file| {
        let target = fs::read_link(file).unwrap_or_default();
        let target = target.as_os_str().as_encoded_bytes();
        target.starts_with(b"/memfd:") || target.starts_with(b"/dev/shm/")
    });
    in_memory.filter_map(|file| Some(fs::metadata(file).ok()?.blocks() * 512)).sum()
}

/// CPU time that a process and the children it has waited for used.
pub(super) fn cpu(pid: u32) -> Duration {
    ticks((11..=14).filter_map(|field| stat_field(pid, field)).sum())
}

/// A process's name, cut at 15 bytes by the system.
pub(super) fn name(pid: u32) -> String {
    task::text(&format!("/proc/{pid}/comm")).map(|name| name.trim_end().to_owned()).unwrap_or_default()
}

/// Clock ticks as time.
fn ticks(ticks: u64) -> Duration {
    Duration::from_millis(ticks * 1000 / rustix::param::clock_ticks_per_second())
}

/// A number of `/proc/PID/stat`, counted from the one after the name.
fn stat_field(pid: u32, index: usize) -> Option<u64> {
    let stat = task::text(&format!("/proc/{pid}/stat"))?;
    stat.get(stat.rfind(')')? + 2..)?.split(' ').nth(index)?.parse().ok()
}

/// Threads as a learner knows them: the first is `main`; a name that an older thread has too, or the process itself, is
/// its creator's.
pub(super) fn seen(pid: u32, tasks: &[Task], in_check: &[Tid]) -> Vec<SeenThread> {
    let names = names(pid, &name(pid), tasks);
    tasks
        .iter()
        .map(|task| {
            let (waits_on, joins) = waits_on(task, &names, in_check);
            SeenThread { name: names[&task.tid].clone(), waits_on, joins, cpu: ticks(task.cpu_ticks) }
        })
        .collect()
}

fn names(pid: u32, process: &str, tasks: &[Task]) -> HashMap<Tid, String> {
    let mut taken: Vec<&str> = vec![process];
    let mut unnamed = 0;
    let mut names = HashMap::new();
    for task in tasks {
        let name = if task.tid == pid {
            "main".to_owned()
        } else if taken.contains(&task.name.as_str()) {
            unnamed += 1;
            format!("unnamed thread {unnamed}")
        } else {
            task.name.clone()
        };
        taken.push(&task.name);
        names.insert(task.tid, name);
    }
    names
}

fn waits_on(task: &Task, names: &HashMap<Tid, String>, in_check: &[Tid]) -> (WaitsOn, Option<String>) {
    if in_check.contains(&task.tid) {
        return (WaitsOn::Check, None);
    }
    match task.state {
        State::Runs => (WaitsOn::Nothing, None),
        State::Timed => (WaitsOn::Timer, None),
        State::Blocked => (WaitsOn::Unknown, None),
        // The values that std's primitives and pthread_join expect in their futexes: hints, no more.
        State::Waits { value, .. } => match (names.get(&value), value) {
            (Some(joined), _) => (WaitsOn::Join, Some(joined.clone())),
            (None, 2) => (WaitsOn::Lock, None),
            (None, u32::MAX) => (WaitsOn::ParkOrReceive, None),
            (None, _) => (WaitsOn::CondvarBarrierOrRwlock, None),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn task(tid: Tid, name: &str, value: u32) -> Task {
        Task { tid, name: name.into(), state: State::Waits { address: 1, value }, sleeps: 0, cpu_ticks: 250 }
    }

    #[test]
    fn threads_have_their_own_names_or_none() {
        let tasks = [task(10, "runner", 12), task(11, "runner", 2), task(12, "alice", u32::MAX), task(13, "alice", 0)];
        let shown: Vec<String> = seen(10, &tasks, &[13])
            .into_iter()
            .map(|thread| format!("{} {:?} {:?}", thread.name, thread.waits_on, thread.joins))
            .collect();
        assert_eq!(
            shown,
            [
                "main Join Some(\"alice\")",
                "unnamed thread 1 Lock None",
                "alice ParkOrReceive None",
                "unnamed thread 2 Check None"
            ]
        );
    }
}
