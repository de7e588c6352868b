//! Windows: a job object that the warden stands in itself, pipes to the grader, and of threads nothing is shown.
//!
//! Whatever a process in the job starts is in it too, from its first instruction on. The warden alone holds the job open:
//! when it ends, however it ends, the system ends everything in the job. What each thread waits for cannot be seen from
//! outside, so nobody looks for standstills: the limits of time stand in.

mod interrupt;
mod line;
mod streams;

use std::ffi::{OsStr, OsString};
use std::io;
use std::os::windows::process::CommandExt;
use std::process::{Child, Command, ExitStatus};
use std::sync::OnceLock;

use win32job::{ExtendedLimitInfo, Job};

use super::task::{Task, Tid};
use super::{How, SeenThread};

pub(super) use super::accounts::{cpu, memory_bytes, name};
pub use interrupt::Interrupts;
pub(super) use line::{Channel, Control, Ending, Line, Theirs, give_channel};
pub(super) use streams::Streams;

/// Whether the system shows what each thread waits for, so that a standstill can be seen.
pub(crate) const SHOWS_WAITS: bool = false;

/// What does not hold here of what holds on Linux, for `doctor`.
pub(crate) const LACKS: &[(&str, &str)] = &[
    ("Windows", "the grader is type-checked for it and has never run there: WSL 2 is the safer choice"),
    ("left-running", "processes are seen, threads are not"),
    ("limits", "threads and the size of files are not; memory, processes and CPU time are looked at, at intervals"),
    ("each schedule", "runs in the same process (`fork` cannot be had); the order of a HashMap does not repeat"),
];
/// The variables that no program can do without: sockets need the first ones, and linkers are found by the others.
pub(super) const NEEDED: &[&str] = &[
    "SystemRoot",
    "SystemDrive",
    "windir",
    "ComSpec",
    "PATHEXT",
    "TEMP",
    "TMP",
    "USERPROFILE",
    "APPDATA",
    "LOCALAPPDATA",
    "ProgramData",
    "ProgramFiles",
    "ProgramFiles(x86)",
    "VCINSTALLDIR",
    "VSINSTALLDIR",
    "VCToolsInstallDir",
    "WindowsSdkDir",
    "WindowsSDKVersion",
    "INCLUDE",
    "LIB",
];
/// The variables that say where temporary files go.
pub(super) const TEMPORARY: &[&str] = &["TEMP", "TMP"];

/// Ctrl-C is for the process that it was meant for, not for a child that leads a group.
const CREATE_NEW_PROCESS_GROUP: u32 = 0x0000_0200;
/// No console window for a child.
const CREATE_NO_WINDOW: u32 = 0x0800_0000;

/// The warden's job. A static is never dropped, so it is open for as long as the warden lives.
static JOB: OnceLock<Job> = OnceLock::new();

/// The program that runs.
pub(crate) fn running() -> OsString {
    std::env::current_exe().map_or_else(|_| "threadlings.exe".into(), Into::into)
}

/// A job lets nobody out: there are no orphans.
pub(super) fn adopt_orphans() -> io::Result<()> {
    Ok(())
}

/// Makes this process one that nothing below it escapes. Memory, processes and CPU time are looked at from outside; a job
/// could limit them too, but nobody's safe bindings can say so.
pub(super) fn contain(_: &super::Job) -> io::Result<()> {
    let mut info = ExtendedLimitInfo::new();
    info.limit_kill_on_job_close();
    let job = Job::create_with_limit_info(&info).map_err(io::Error::other)?;
    job.assign_current_process().map_err(io::Error::other)?;
    JOB.set(job).map_err(|_| io::Error::other("a warden runs one job"))
}

/// The system has no other name for a program than its path.
pub(super) fn call(_: &mut Command, _: &OsStr) {}

/// The job is the group.
pub(super) fn group_apart(_: &mut Command) {}

/// Keeps what is meant for the grader at the terminal from its warden.
pub(super) fn warden_apart(command: &mut Command) {
    command.creation_flags(CREATE_NEW_PROCESS_GROUP | CREATE_NO_WINDOW);
}

/// Nobody has to come first: a job object ends at once, however much is in it.
pub(super) fn come_first() -> Option<i32> {
    None
}

pub(super) fn put_back(_: &Child, _: Option<i32>) {}

/// All processes below the warden but `ancestor`, whoever started them.
pub(super) fn descendants(ancestor: u32) -> Vec<u32> {
    let me = std::process::id();
    let all = JOB.get().and_then(|job| job.query_process_id_list().ok()).unwrap_or_default();
    let all = all.into_iter().filter_map(|pid| u32::try_from(pid).ok());
    all.filter(|pid| *pid != me && *pid != ancestor).collect()
}

/// The same: what has ended is no process here.
pub(super) fn census(ancestor: u32) -> (Vec<u32>, usize) {
    (descendants(ancestor), 0)
}

/// Kills the program; what is below it ends with the warden.
pub(super) fn kill_program(program: &mut Child) {
    // It fails only when the program has ended.
    let _ = program.kill();
    let _ = program.wait();
}

/// What is below the warden ends with it.
pub(super) fn kill_below() {}

/// There are none.
pub(super) fn kill_orphans(_: u32, _: &dyn Fn(u32) -> bool) {}

/// There is nobody who has to be waited for.
pub(super) fn reap() {}

/// Whether that is an end: here it always is.
pub(super) fn has_ended(_: ExitStatus) -> bool {
    true
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

/// How a program ended that ended by itself. A fault is an exit code here, one that says "error" in its upper two bits.
pub(super) fn how(status: ExitStatus) -> How {
    let code = status.code().unwrap_or_default();
    if code.cast_unsigned() >> 30 == 3 { How::Signalled(code) } else { How::Exited(code) }
}

/// The name of a fault that ended a program (`ntstatus.h`). An abort is called as it is elsewhere.
pub(crate) fn signal_name(code: i32) -> String {
    match code.cast_unsigned() {
        0xc000_0005 => "STATUS_ACCESS_VIOLATION".to_owned(),
        0xc000_001d => "STATUS_ILLEGAL_INSTRUCTION".to_owned(),
        0xc000_0094 => "STATUS_INTEGER_DIVIDE_BY_ZERO".to_owned(),
        0xc000_00fd => "STATUS_STACK_OVERFLOW".to_owned(),
        0xc000_013a => "STATUS_CONTROL_C_EXIT".to_owned(),
        0xc000_0374 => "STATUS_HEAP_CORRUPTION".to_owned(),
        // `__fastfail`, which is how std aborts.
        0xc000_0409 => "SIGABRT".to_owned(),
        code => format!("exception {code:#010x}"),
    }
}
