//! The runtime checks: each in a process of its own, side by side on the cores.

use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::process::{Cancel, Ended, Job, Limits, Request, RunError, run};
use crate::toolchain::{Kit, Scratch, ToolchainError};

/// Runs each check. A check that fails makes the later ones pointless: they are stopped, and have no end to tell of.
pub(super) fn run_all(
    kit: &Kit,
    scratch: &Scratch,
    library: &Path,
    names: &[&str],
    limits: &Limits,
    failed: impl Fn(&str, &Ended) -> bool + Sync,
    cancel: &Cancel,
) -> Result<Vec<Option<Ended>>, ToolchainError> {
    let jobs: Vec<Job> = names.iter().map(|name| job(kit, scratch, library, name, limits)).collect::<Result<_, _>>()?;
    let tokens: Vec<Cancel> = names.iter().map(|_| cancel.part()).collect();
    let next = AtomicUsize::new(0);
    let ends: Mutex<Vec<Option<Result<Ended, RunError>>>> = Mutex::new(names.iter().map(|_| None).collect());
    let work = || {
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            let Some(job) = jobs.get(index) else { return };
            let end = run(job, &tokens[index]);
            if end.as_ref().is_ok_and(|ended| failed(names[index], ended)) {
                tokens[index + 1..].iter().for_each(Cancel::cancel);
            }
            ends.lock().unwrap_or_else(|poisoned| poisoned.into_inner())[index] = Some(end);
        }
    };
    let workers = std::thread::available_parallelism().map_or(1, |cores| cores.get()).min(names.len());
    std::thread::scope(|scope| {
        for _ in 1..workers {
            scope.spawn(work);
        }
        work();
    });
    let ends = ends.into_inner().unwrap_or_else(|poisoned| poisoned.into_inner());
    let ends = ends.into_iter().map(|end| match end {
        Some(Ok(ended)) => Ok(Some(ended)),
        Some(Err(RunError::Cancelled)) if !cancel.is_cancelled() => Ok(None),
        Some(Err(error)) => Err(error.into()),
        None => Ok(None),
    });
    ends.collect()
}

fn job(kit: &Kit, scratch: &Scratch, library: &Path, name: &str, limits: &Limits) -> Result<Job, ToolchainError> {
    // A folder of its own: what one check writes must not meet another.
    let directory = scratch.folder(&format!("run-{name}"))?;
    let mut nonce = [0u8; 16];
    rustix::rand::getrandom(&mut nonce, rustix::rand::GetRandomFlags::empty())
        .map_err(|error| ToolchainError::io("get random bytes", error.into()))?;
    let nonce = nonce.iter().map(|byte| format!("{byte:02x}")).collect();
    let mut job = Job::new(&kit.runner, &directory, limits.clone())
        .arg(library)
        .inherit(&["PATH"])
        .env("HOME", &directory)
        .env("TMPDIR", &directory)
        .env("RUST_BACKTRACE", "0");
    job.request = Some(Request { nonce, check: name.to_owned(), exploring: None });
    Ok(job)
}
