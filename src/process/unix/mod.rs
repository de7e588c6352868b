//! What Linux and macOS have in common: sockets for lines, `poll` for streams, groups, signals, limits.

mod interrupt;
mod kill;
mod line;
mod streams;
mod turn;

use std::ffi::OsStr;
use std::io;
use std::os::unix::process::{CommandExt, ExitStatusExt};
use std::process::{Child, Command, ExitStatus};

use rustix::process::{Resource, Rlimit, Signal, WaitOptions};

use super::{How, LimitKind, Limits};

pub use interrupt::Interrupts;
#[cfg(not(target_os = "linux"))]
pub(in crate::process) use kill::kill;
pub(in crate::process) use kill::kill_below;
#[cfg(target_os = "linux")]
pub(in crate::process) use kill::{kill_child, reap_orphans};
pub(in crate::process) use line::{Channel, Control, Ending, Line, Theirs, give_channel};
pub(in crate::process) use streams::Streams;
pub(in crate::process) use turn::{come_first, put_back};

/// The variables that no program can do without.
pub(in crate::process) const NEEDED: &[&str] = &[];
/// The variables that say where temporary files go.
pub(in crate::process) const TEMPORARY: &[&str] = &["TMPDIR"];

/// Sets what this process and everything below it may have, as far as every system sees to that itself.
pub(in crate::process) fn limit(limits: &Limits) -> io::Result<()> {
    limit_one(Resource::Core, 0)?;
    limit_one(Resource::Fsize, limits.file_bytes)
}

pub(in crate::process) fn limit_one(resource: Resource, value: u64) -> io::Result<()> {
    let hard = rustix::process::getrlimit(resource).maximum;
    let value = hard.map_or(value, |hard| value.min(hard));
    Ok(rustix::process::setrlimit(resource, Rlimit { current: Some(value), maximum: Some(value) })?)
}

/// Says what the program is told that it was called by.
pub(in crate::process) fn call(command: &mut Command, called: &OsStr) {
    command.arg0(called);
}

/// Gives a child a group of its own, which can be killed at once.
pub(in crate::process) fn group_apart(command: &mut Command) {
    command.process_group(0);
}

/// Whether that is an end: one who lets others trace it is waited for when it stops, too.
pub(in crate::process) fn has_ended(status: ExitStatus) -> bool {
    status.code().is_some() || status.signal().is_some()
}

/// How a program ended that ended by itself.
pub(in crate::process) fn how(status: ExitStatus) -> How {
    match (status.code(), status.signal()) {
        (Some(code), _) => How::Exited(code),
        (None, Some(signal)) if signal == Signal::XFSZ.as_raw() => How::Exceeded(LimitKind::FileSize),
        (None, signal) => How::Signalled(signal.unwrap_or_default()),
    }
}

/// The name of a signal that ended a program.
pub(crate) fn signal_name(number: i32) -> String {
    signal_hook::low_level::signal_name(number).map_or_else(|| format!("signal {number}"), str::to_owned)
}

/// Kills the program and everything below this process.
pub(in crate::process) fn kill_program(_: &mut Child) {
    kill_below();
}

/// Waits for those that have ended already and that only this process can wait for.
pub(in crate::process) fn reap() {
    while let Ok(Some(_)) = rustix::process::wait(WaitOptions::NOHANG) {}
}
