//! What this process's threads do, as the operating system sees them (Linux: `/proc/self/task`).

use std::fs;

/// The operating system's number of a thread.
pub(crate) type Tid = u32;

/// One thread at one moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Task {
    pub(crate) tid: Tid,
    /// What it does.
    pub(crate) state: State,
    /// How often it went to sleep so far: while this stands still, so does the thread.
    pub(crate) sleeps: u64,
    /// CPU time used so far, in clock ticks (100 a second).
    pub(crate) cpu_ticks: u64,
}

/// What a thread does at one moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum State {
    /// Asleep until another thread wakes it; the text tells one such wait from another.
    Waits(String),
    /// Asleep with a time-out, or in another system call.
    Blocked,
    /// It runs, or is ready to.
    Runs,
}

/// The thread that calls.
pub(crate) fn current() -> Option<Tid> {
    let link = fs::read_link("/proc/thread-self").ok()?;
    link.file_name()?.to_str()?.parse().ok()
}

/// All threads of this process. A thread that ends meanwhile is left out.
pub(crate) fn all() -> Vec<Task> {
    let Ok(entries) = fs::read_dir("/proc/self/task") else { return Vec::new() };
    entries.flatten().filter_map(|entry| task(entry.file_name().to_str()?.parse().ok()?)).collect()
}

fn task(tid: Tid) -> Option<Task> {
    let read = |file: &str| fs::read_to_string(format!("/proc/self/task/{tid}/{file}")).ok();
    let syscall = read("syscall")?;
    let stat = read("stat")?;
    // The name stands in parentheses and may hold some itself.
    let fields: Vec<&str> = stat[stat.rfind(')')? + 2..].split(' ').collect();
    let status = read("status")?;
    let sleeps = status.lines().find_map(|line| line.strip_prefix("voluntary_ctxt_switches:"))?.trim().parse().ok()?;
    let number = |index: usize| fields.get(index).and_then(|field| field.parse::<u64>().ok());
    Some(Task { tid, state: state(fields.first()?, &syscall), sleeps, cpu_ticks: number(11)? + number(12)? })
}

fn state(letter: &str, syscall: &str) -> State {
    if letter != "S" {
        return if letter == "R" { State::Runs } else { State::Blocked };
    }
    if is_untimed_futex_wait(syscall) { State::Waits(syscall.trim_end().to_owned()) } else { State::Blocked }
}

/// Whether a line of `/proc/…/syscall` is `futex(address, WAIT or WAIT_BITSET, value, no time-out, …)`.
fn is_untimed_futex_wait(syscall: &str) -> bool {
    #[cfg(target_arch = "x86_64")]
    const FUTEX: &str = "202";
    #[cfg(not(target_arch = "x86_64"))]
    const FUTEX: &str = "98";
    const COMMAND: u64 = 0x7f;
    let fields: Vec<&str> = syscall.split_whitespace().collect();
    let hex =
        |index: usize| fields.get(index).and_then(|field| u64::from_str_radix(field.trim_start_matches("0x"), 16).ok());
    fields.first() == Some(&FUTEX)
        && matches!(hex(2).map(|operation| operation & COMMAND), Some(0 | 9))
        && hex(4) == Some(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_untimed_futex_wait_is_told_from_a_timed_one() {
        assert!(is_untimed_futex_wait("202 0x7f01 0x80 0x2 0x0 0x0 0xffffffff 0x7ffd 0x7f\n"));
        assert!(is_untimed_futex_wait("202 0x7f01 0x189 0x2 0x0 0x0 0xffffffff 0x7ffd 0x7f\n"));
        assert!(!is_untimed_futex_wait("202 0x7f01 0x89 0x2 0x7fff1 0x0 0xffffffff 0x7ffd 0x7f\n"));
        assert!(!is_untimed_futex_wait("230 0x0 0x0 0x7fff1 0x0 0x0 0x0 0x7ffd 0x7f\n"));
        assert!(!is_untimed_futex_wait("running\n"));
    }

    #[test]
    fn the_calling_thread_is_among_all() {
        let me = current().unwrap();
        assert!(all().iter().any(|task| task.tid == me));
    }
}
