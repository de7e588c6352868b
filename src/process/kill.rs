//! The end of whole trees of processes, faster than they can grow.

use std::collections::BTreeSet;

use rustix::process::{Pid, Signal, WaitOptions, kill_process, kill_process_group};

use super::linux;

/// Kills these processes, and whole the groups that one of them leads: others they may have joined, the terminal's even.
///
/// The system kills a group at once, and lets none of it fork meanwhile: a program that forks without end, which would be
/// ahead of anybody who goes from process to process, comes to its end here.
fn kill(processes: &[u32]) {
    let groups = processes.iter().filter_map(|pid| linux::group(*pid)).filter(|group| processes.contains(group));
    // It fails for what has ended meanwhile.
    for group in groups.collect::<BTreeSet<u32>>().into_iter().filter_map(pid) {
        let _ = kill_process_group(group, Signal::KILL);
    }
    for process in processes.iter().copied().filter_map(pid) {
        let _ = kill_process(process, Signal::KILL);
    }
}

/// Kills and reaps everything below this process. Killed processes end at once, so each wait is short.
pub(super) fn kill_below() {
    loop {
        kill(&linux::descendants(std::process::id()));
        let mut wait = WaitOptions::empty();
        loop {
            match rustix::process::wait(wait) {
                Ok(Some(_)) => wait = WaitOptions::NOHANG,
                Ok(None) => break,
                // There is no child left.
                Err(_) => return,
            }
        }
    }
}

/// Kills a child of this process with everything below it, and reaps the child; what is below it becomes ours.
pub(super) fn kill_child(child: u32) {
    kill(&linux::descendants(child).into_iter().chain([child]).collect::<Vec<u32>>());
    if let Some(child) = pid(child) {
        let _ = rustix::process::waitpid(Some(child), WaitOptions::empty());
    }
}

/// Reaps what this process has inherited and has ended, all but `child`, whose end is waited for elsewhere.
pub(super) fn reap_orphans(child: u32) {
    for orphan in linux::children(std::process::id()).into_iter().filter(|pid| *pid != child).filter_map(pid) {
        // It may still run.
        let _ = rustix::process::waitpid(Some(orphan), WaitOptions::NOHANG);
    }
}

fn pid(number: u32) -> Option<Pid> {
    Pid::from_raw(number.cast_signed())
}
