//! The grader's side of a job: starts a warden, waits for its answer, and lets nothing outlive it.

use std::collections::HashSet;
use std::io;
use std::process::{Child, Command};
use std::sync::Mutex;
use std::time::Duration;

use super::system::{self, Line, Theirs};
use super::warden::WARDEN_ARGUMENT;
use super::{Cancel, Ended, How, Job, binary};

/// What the warden may take beyond the program's own limit: it counts time itself, this is for a warden that hangs.
const BEYOND_LIMIT: Duration = Duration::from_secs(60);
/// What it may take to end what it watches over, once it was told to.
const ENDING: Duration = Duration::from_secs(10);
/// It is waited for in parts, of which each counts as no longer than this: while the machine stands still, it does too.
const PART: Duration = Duration::from_secs(1);

/// The wardens of this process that have not been waited for.
static WARDENS: Mutex<Option<HashSet<u32>>> = Mutex::new(None);

/// Why a job has no end to tell of.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    #[error("the run was cancelled")]
    Cancelled,
    #[error("failed to start the process that watches over {program}: {source}")]
    Warden { program: String, source: io::Error },
    #[error("failed to start a thread: {0}")]
    Thread(#[source] io::Error),
    #[error("failed to listen for signals: {0}")]
    Signals(#[source] io::Error),
}

/// Makes this process the parent of what loses its own, so that a program that kills its warden cannot hide; where
/// the system has no such thing, nothing happens.
/// Called once, before the first job.
///
/// # Errors
/// The system's own.
pub fn adopt_orphans() -> io::Result<()> {
    system::adopt_orphans()
}

/// Runs `job` to its end, however that comes about. When this returns, nothing of the job runs any more.
///
/// # Errors
/// [`RunError::Cancelled`] when `cancel` was; otherwise when no warden could be started.
pub fn run(job: &Job, cancel: &Cancel) -> Result<Ended, RunError> {
    let failed = |source| RunError::Warden { program: job.program.display().to_string(), source };
    let (mut ours, theirs) = Line::new().map_err(failed)?;
    let Some(_registration) = cancel.register(ours.ending().map_err(failed)?) else {
        return Err(RunError::Cancelled);
    };
    let mut warden = start(theirs).map_err(failed)?;
    let answer = talk(&mut ours, job, cancel);
    // Whatever came, a warden that reads the end of its input ends, and its tree before it.
    ours.end();
    let hangs = matches!(&answer, Ok(None));
    finish(&mut warden, hangs).map_err(failed)?;
    let answer = answer.ok().flatten();
    match answer.and_then(|answer| serde_json::from_slice::<Ended>(&answer).ok()) {
        Some(ended) => Ok(ended),
        // A warden that ended as it should has left nothing.
        None if cancel.is_cancelled() && !hangs => Err(RunError::Cancelled),
        None => {
            kill_orphans(warden.id());
            if cancel.is_cancelled() { Err(RunError::Cancelled) } else { Ok(Ended::unseen(How::WardenKilled)) }
        }
    }
}

fn start(control: Theirs) -> io::Result<Child> {
    #[expect(clippy::disallowed_methods, reason = "the warden itself")]
    let mut command = Command::new(binary());
    command.arg(WARDEN_ARGUMENT).env_clear();
    command.envs(system::NEEDED.iter().filter_map(|name| Some((name, std::env::var_os(name)?))));
    control.give(&mut command);
    // Ctrl-C in the terminal is for the grader; the warden sees the grader go.
    system::warden_apart(&mut command);
    let mut wardens = WARDENS.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
    let warden = command.spawn()?;
    wardens.get_or_insert_default().insert(warden.id());
    Ok(warden)
}

/// What the warden answers; nothing when it hangs.
fn talk(line: &mut Line, job: &Job, cancel: &Cancel) -> io::Result<Option<Vec<u8>>> {
    let mut request = serde_json::to_vec(job)?;
    request.push(b'\n');
    line.send(&request)?;
    let mut left = job.limits.wall + BEYOND_LIMIT;
    while !left.is_zero() {
        if let Some(answer) = line.answer(PART)? {
            return Ok(Some(answer));
        }
        left = left.saturating_sub(PART);
        if cancel.is_cancelled() {
            left = left.min(ENDING);
        }
    }
    Ok(None)
}

fn finish(warden: &mut Child, hangs: bool) -> io::Result<()> {
    if hangs {
        warden.kill()?;
    }
    let waited = warden.wait();
    let mut wardens = WARDENS.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
    wardens.get_or_insert_default().remove(&warden.id());
    waited.map(|_| ())
}

/// Kills what a dead warden left behind.
fn kill_orphans(warden: u32) {
    let wardens = WARDENS.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
    system::kill_orphans(warden, &|pid| wardens.as_ref().is_some_and(|wardens| wardens.contains(&pid)));
}
