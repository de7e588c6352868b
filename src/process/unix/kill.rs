//! The end of whole trees of processes, faster than they can grow.

use std::collections::BTreeSet;

use rustix::process::{Pid, Signal, WaitOptions, kill_process, kill_process_group};

use crate::process::system;

/// Kills these processes, and whole the groups that one of them leads: others they may have joined, the terminal's even.
///
/// The system kills a group at once, and lets none of it fork meanwhile: a program that forks without end, which would be
/// ahead of anybody who goes from process to process, comes to its end here.
pub(in crate::process) fn kill(processes: &[u32]) {
    let groups = processes.iter().filter_map(|pid| system::group(*pid)).filter(|group| processes.contains(group));
    // It fails for what has ended meanwhile.
    for group in groups.collect::<BTreeSet<u32>>().into_iter().filter_map(pid) {
        let _ = kill_process_group(group, Signal::KILL);
    }
    for process in processes.iter().copied().filter_map(pid) {
        let _ = kill_process(process, Signal::KILL);
    }
}

/// How often those are looked for who have lost their parents, where they do not become ours.
const LOOKS: usize = 1000;

/// Stops everything below this process, and says what that is: what is stopped starts nothing more, and keeps its place where
/// places are counted.
fn stop_below() -> Vec<u32> {
    let mut stopped = BTreeSet::new();
    // Who loses its parent meanwhile is met the next time.
    for _ in 0..LOOKS {
        let before = stopped.len();
        system::meet_below(std::process::id(), |process| {
            if let (true, Some(process)) = (stopped.insert(process), pid(process)) {
                let _ = kill_process(process, Signal::STOP);
            }
        });
        if stopped.len() == before {
            break;
        }
    }
    stopped.into_iter().collect()
}

/// Kills and reaps everything below this process. Killed processes end at once, so each wait is short.
pub(in crate::process) fn kill_below() {
    let mut looks = 0;
    loop {
        kill(&stop_below());
        let mut wait = WaitOptions::empty();
        loop {
            match rustix::process::wait(wait) {
                Ok(Some(_)) => wait = WaitOptions::NOHANG,
                Ok(None) => break,
                // There is no child left.
                Err(_) if system::GIVES_ORPHANS || looks == LOOKS => return,
                Err(_) if system::descendants(std::process::id()).is_empty() => return,
                Err(_) => {
                    looks += 1;
                    break;
                }
            }
        }
    }
}

/// Kills a child of this process with everything below it, and reaps the child; what is below it becomes ours.
#[cfg(target_os = "linux")]
pub(in crate::process) fn kill_child(child: u32) {
    kill(&system::descendants(child).into_iter().chain([child]).collect::<Vec<u32>>());
    if let Some(child) = pid(child) {
        let _ = rustix::process::waitpid(Some(child), WaitOptions::empty());
    }
}

/// Reaps what this process has inherited and has ended, all but `child`, whose end is waited for elsewhere.
#[cfg(target_os = "linux")]
pub(in crate::process) fn reap_orphans(child: u32) {
    for orphan in system::children(std::process::id()).into_iter().filter(|pid| *pid != child).filter_map(pid) {
        // It may still run.
        let _ = rustix::process::waitpid(Some(orphan), WaitOptions::NOHANG);
    }
}

fn pid(number: u32) -> Option<Pid> {
    Pid::from_raw(number.cast_signed())
}
