//! Checks, run for real or explored: each in a process of its own, side by side on the cores.

use std::path::PathBuf;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::grader::Grader;
use crate::exploring::Exploring;
use crate::process::{Cancel, Ended, Job, Limits, Request, RunError, beside, run, unguessable};
use crate::toolchain::{Scratch, ToolchainError};

/// A compiled answer.
#[derive(Clone, Debug)]
pub(super) struct Library {
    pub(super) file: PathBuf,
    /// The folders of what it is linked with, beside std.
    pub(super) linked: Vec<PathBuf>,
}

/// A check to run.
pub(super) struct Asked<'a> {
    pub(super) check: &'a str,
    /// How to explore it, where it is not run for real.
    pub(super) exploring: Option<&'a Exploring>,
}

/// Runs each check. A check that fails makes the later ones pointless: they are stopped, and have no end to tell of.
pub(super) fn run_all(
    grader: &Grader,
    scratch: &Scratch,
    library: &Library,
    checks: &[Asked<'_>],
    limits: &Limits,
    failed: impl Fn(&str, &Ended) -> bool + Sync,
    cancel: &Cancel,
) -> Result<Vec<Option<Ended>>, ToolchainError> {
    let jobs: Vec<Job> =
        checks.iter().map(|asked| job(grader, scratch, library, asked, limits)).collect::<Result<_, _>>()?;
    let tokens: Vec<Cancel> = checks.iter().map(|_| cancel.part()).collect();
    let next = AtomicUsize::new(0);
    let ends: Mutex<Vec<Option<Result<Ended, RunError>>>> = Mutex::new(checks.iter().map(|_| None).collect());
    let work = || {
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            let Some(job) = jobs.get(index) else { return };
            // The check before it may have closed what is around its own folder.
            scratch.open();
            let end = run(job, &tokens[index]);
            if end.as_ref().is_ok_and(|ended| failed(checks[index].check, ended)) {
                tokens[index + 1..].iter().for_each(Cancel::cancel);
            }
            ends.lock().unwrap_or_else(|poisoned| poisoned.into_inner())[index] = Some(end);
        }
    };
    let workers = std::thread::available_parallelism().map_or(1, |cores| cores.get()).min(checks.len());
    std::thread::scope(|scope| {
        for _ in 1..workers {
            // Fewer will do: this thread is one of them.
            if beside(scope, work).is_err() {
                break;
            }
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

fn job(
    grader: &Grader,
    scratch: &Scratch,
    library: &Library,
    asked: &Asked<'_>,
    limits: &Limits,
) -> Result<Job, ToolchainError> {
    // A folder of its own: what one check writes must not meet another. Its name tells nobody whether this is explored.
    let directory = scratch.folder_for_a_run()?;
    let nonce = unguessable::<16>().map_err(|error| ToolchainError::io("get random bytes", error))?;
    let nonce = nonce.iter().map(|byte| format!("{byte:02x}")).collect();
    let mut job = Job::new(&grader.kit.runner, &directory, limits.clone())
        .reads([&library.file, &grader.toolchain.libdir])
        .reads(&library.linked)
        .writes(&directory)
        .arg(&library.file)
        .arg(limits.threads.to_string())
        .inherit(&["PATH"])
        .env("HOME", &directory)
        .temporary(&directory)
        // Glibc's allocator reserves 64 MiB for each, and takes eight for each core: what fits must be the same everywhere.
        .env("MALLOC_ARENA_MAX", "16")
        .env("RUST_BACKTRACE", "0");
    job.request = Some(Request { nonce, check: asked.check.to_owned(), exploring: asked.exploring.cloned() });
    Ok(job)
}
