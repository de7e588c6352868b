//! Whose turn comes first: who watches comes before what is watched, or among thousands of processes it would come late.

use std::process::Child;

use rustix::process::{Pid, getpriority_process, setpriority_process};

/// The highest priority that there is.
const FIRST: i32 = -20;

/// Puts this process first, as only root may; what it had before. Whoever is not root is helped by the system's limit on
/// processes.
pub(in crate::process) fn come_first() -> Option<i32> {
    let before = getpriority_process(None).ok()?;
    setpriority_process(None, FIRST).ok().map(|()| before)
}

/// Puts a child, which has just begun, where this process was.
pub(in crate::process) fn put_back(child: &Child, before: Option<i32>) {
    // It fails where the child has ended.
    let _ = before.map(|before| setpriority_process(Some(Pid::from_child(child)), before));
}
