//! What the threads of a process do, as Linux shows them under `/proc/PID/task`.
//!
//! The harness looks at its own process with this, and the grader at the program that it runs. Elsewhere there is no such
//! place, and nobody is seen.
#![cfg_attr(not(target_os = "linux"), allow(dead_code, reason = "elsewhere there is nothing to look at"))]

use std::fs;

/// The system's number of a thread.
pub(crate) type Tid = u32;

/// One thread at one moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Task {
    pub(crate) tid: Tid,
    /// Its name, cut at 15 bytes by the system; an unnamed thread has its creator's.
    pub(crate) name: String,
    /// What it does.
    pub(crate) state: State,
    /// How often it went to sleep so far: while this stands still, so does the thread.
    pub(crate) sleeps: u64,
    /// CPU time used so far, in the system's clock ticks.
    pub(crate) cpu_ticks: u64,
}

/// What a thread does at one moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum State {
    /// Asleep in a futex until another thread wakes it.
    Waits {
        /// The futex's address.
        address: u64,
        /// The value that was expected there: a hint at what kind of wait it is.
        value: u32,
    },
    /// Asleep in a futex with a time-out, or for a time.
    Timed,
    /// In another system call, stopped, or ended.
    Blocked,
    /// It runs, or is ready to.
    Runs,
}

/// How often a list that lacks somebody is made anew: more often only where threads come and go all the time.
const LISTS: u32 = 20;

/// All threads of the process whose number, or `self`, is given. A thread that ends meanwhile is left out.
///
/// The system's list ends where it comes to a thread that is just ending (`next_tid` in Linux' fs/proc/base.c), and lacks
/// all that come after it, however much alive. So it counts only if it is as long as the system says.
pub(crate) fn all(process: &str) -> Vec<Task> {
    whole(|| (count(process), listed(process)))
}

/// The first list that is as long as it should be.
fn whole(mut list: impl FnMut() -> (Option<usize>, Vec<Task>)) -> Vec<Task> {
    let mut tasks = Vec::new();
    for _ in 0..LISTS {
        let (count, listed) = list();
        tasks = listed;
        if count.is_none_or(|count| count == tasks.len()) {
            break;
        }
    }
    tasks
}

fn listed(process: &str) -> Vec<Task> {
    let Ok(entries) = fs::read_dir(format!("/proc/{process}/task")) else { return Vec::new() };
    let mut tasks: Vec<Task> =
        entries.flatten().filter_map(|entry| one(process, entry.file_name().to_str()?.parse().ok()?)).collect();
    tasks.sort_by_key(|task| task.tid);
    tasks
}

/// What a file says in which a name may stand: the system cuts names at 15 bytes, in the middle of a character too.
pub(crate) fn text(path: &str) -> Option<String> {
    Some(String::from_utf8_lossy(&fs::read(path).ok()?).into_owned())
}

/// How many threads the process whose number, or `self`, is given has.
pub fn count(process: &str) -> Option<usize> {
    let stat = text(&format!("/proc/{process}/stat"))?;
    // The process's name stands in parentheses and may hold some itself; the count is the 18th field after it.
    stat.get(stat.rfind(')')? + 2..)?.split(' ').nth(17)?.parse().ok()
}

/// A thread of the process; none when it has ended.
pub(crate) fn one(process: &str, tid: Tid) -> Option<Task> {
    let read = |file: &str| text(&format!("/proc/{process}/task/{tid}/{file}"));
    // Before the counters: a thread that moves between the two reads then shows a higher count.
    // A process may keep others from reading this one; it is there all the same.
    let syscall = read("syscall").unwrap_or_default();
    let stat = read("stat")?;
    // The name stands in parentheses and may hold some itself.
    let (name_begins, name_ends) = (stat.find('(')?, stat.rfind(')')?);
    let fields: Vec<&str> = stat.get(name_ends + 2..)?.split(' ').collect();
    let number = |index: usize| fields.get(index).and_then(|field| field.parse::<u64>().ok());
    let status = read("status")?;
    let sleeps = status.lines().find_map(|line| line.strip_prefix("voluntary_ctxt_switches:"))?.trim().parse().ok()?;
    Some(Task {
        tid,
        name: stat[name_begins + 1..name_ends].to_owned(),
        state: state(fields.first()?, &syscall),
        sleeps,
        cpu_ticks: number(11)? + number(12)?,
    })
}

fn state(letter: &str, syscall: &str) -> State {
    // futex, nanosleep, clock_nanosleep; their numbers on x86-64, and on the newer architectures' common table.
    #[cfg(target_arch = "x86_64")]
    const NUMBERS: [&str; 3] = ["202", "35", "230"];
    #[cfg(not(target_arch = "x86_64"))]
    const NUMBERS: [&str; 3] = ["98", "101", "115"];
    let [futex, nanosleep, clock_nanosleep] = NUMBERS;
    match letter {
        "S" => {}
        "R" => return State::Runs,
        _ => return State::Blocked,
    }
    let fields: Vec<&str> = syscall.split_whitespace().collect();
    let hex =
        |index: usize| fields.get(index).and_then(|field| u64::from_str_radix(field.strip_prefix("0x")?, 16).ok());
    match fields.first() {
        Some(&number) if number == nanosleep || number == clock_nanosleep => State::Timed,
        Some(&number) if number == futex => futex_wait(hex(1), hex(2), hex(3), hex(4)).unwrap_or(State::Blocked),
        _ => State::Blocked,
    }
}

/// `futex(address, WAIT or WAIT_BITSET, value, time-out)`.
fn futex_wait(address: Option<u64>, operation: Option<u64>, value: Option<u64>, timeout: Option<u64>) -> Option<State> {
    const COMMAND: u64 = 0x7f;
    if !matches!(operation? & COMMAND, 0 | 9) {
        return None;
    }
    Some(match timeout? {
        0 => State::Waits { address: address?, value: value? as u32 },
        _ => State::Timed,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[cfg(target_arch = "x86_64")]
    fn an_untimed_futex_wait_is_told_from_a_timed_one() {
        let waits = State::Waits { address: 0x7f01, value: 2 };
        assert_eq!(state("S", "202 0x7f01 0x80 0x2 0x0 0x0 0xffffffff 0x7ffd 0x7f\n"), waits);
        assert_eq!(state("S", "202 0x7f01 0x189 0x2 0x0 0x0 0xffffffff 0x7ffd 0x7f\n"), waits);
        assert_eq!(state("S", "202 0x7f01 0x89 0x2 0x7fff1 0x0 0xffffffff 0x7ffd 0x7f\n"), State::Timed);
        assert_eq!(state("S", "230 0x0 0x0 0x7fff1 0x0 0x0 0x0 0x7ffd 0x7f\n"), State::Timed);
        assert_eq!(state("S", "0 0x0 0x7f 0x1 0x0 0x0 0x0 0x7ffd 0x7f\n"), State::Blocked);
        assert_eq!(state("R", "running\n"), State::Runs);
    }

    #[test]
    fn the_calling_thread_is_among_all() {
        let me = fs::read_link("/proc/thread-self").unwrap();
        let tid: Tid = me.file_name().unwrap().to_str().unwrap().parse().unwrap();
        assert!(all("self").iter().any(|task| task.tid == tid));
    }

    #[test]
    fn a_name_that_is_cut_inside_of_a_character_hides_nobody() {
        let (ends, until) = std::sync::mpsc::channel::<()>();
        let (says, hears) = std::sync::mpsc::channel();
        std::thread::scope(|scope| {
            let named = std::thread::Builder::new().name("ö".repeat(10));
            let work = move || {
                says.send(()).unwrap();
                let _ = until.recv();
            };
            named.spawn_scoped(scope, work).unwrap();
            // It has its name by now.
            hears.recv().unwrap();
            assert!(all("self").iter().any(|task| task.name == format!("{}\u{fffd}", "ö".repeat(7))));
            drop(ends);
        });
    }

    #[test]
    fn a_list_that_lacks_somebody_is_made_anew() {
        let task = |tid| Task { tid, name: "t".into(), state: State::Runs, sleeps: 0, cpu_ticks: 0 };
        // 2 is just ending: the system's list ends there, and 3 is not on it.
        let mut lists =
            vec![(Some(3), vec![task(1)]), (Some(2), vec![task(1), task(3)]), (Some(1), vec![task(3)])].into_iter();
        assert_eq!(whole(|| lists.next().unwrap()), [task(1), task(3)]);
        assert_eq!(lists.len(), 1);
        // Where there is no count, any list will do.
        assert_eq!(whole(|| (None, vec![task(1)])), [task(1)]);
    }

    #[test]
    fn the_system_counts_the_threads_that_it_lists() {
        // Threads of other tests come and go meanwhile.
        assert!((0..1000).any(|_| count("self") == Some(listed("self").len())));
        assert_eq!(count("no process"), None);
    }
}
