//! A grader at work in a command that runs to its end: prepared, and cancelled by Ctrl-C.

use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::CommandError;
use crate::course::Exercise;
use crate::grade::{Event, Grader, Manner, Report};
use crate::process::{Cancel, Interrupts, beside};
use crate::toolchain::ToolchainError;
use crate::ui::shell::Shell;

/// A grader that is ready.
pub(super) struct Session {
    pub(super) grader: Grader,
    pub(super) cancel: Cancel,
    _interrupts: Interrupts,
}

/// One answer to judge.
pub(super) struct Task<'a> {
    pub(super) exercise: &'a Exercise,
    pub(super) path: &'a Path,
    /// What its file is called in messages.
    pub(super) shown: String,
}

impl Session {
    /// Prepares a grader with the toolchain that `folder` has, and what explores interleavings if something is to be
    /// explored; what takes long is said on standard error.
    pub(super) fn begin(
        folder: &Path,
        manner: Manner,
        explores: bool,
        shell: &mut Shell,
    ) -> Result<Session, CommandError> {
        let cancel = Cancel::new();
        let interrupts = Interrupts::cancel(cancel.clone()).map_err(ToolchainError::from)?;
        let said = Mutex::new(shell);
        let grader = Grader::prepare(folder, manner, &cancel, &|event| note(&said, event));
        if let (Ok(grader), true) = (&grader, explores) {
            let tell = |doing: &str| said.lock().unwrap_or_else(|poisoned| poisoned.into_inner()).progress(doing);
            // What an explorer that cannot be had means is the verdict's affair.
            let _ = grader.announce_explorer().map(|building| building.build(&cancel, &tell));
        }
        said.lock().unwrap_or_else(|poisoned| poisoned.into_inner()).progress_ends();
        if cancel.is_cancelled() {
            return Err(CommandError::Interrupted);
        }
        Ok(Session { grader: grader?, cancel, _interrupts: interrupts })
    }

    /// Prepares for answers to an exercise, and to those of the same course; what takes long is said on standard error.
    pub(super) fn prepare_for(&self, exercise: &Exercise, shell: &mut Shell) {
        let said = Mutex::new(shell);
        self.grader.prepare_for(exercise, &self.cancel, &|event| note(&said, event));
    }

    /// Judges one answer.
    pub(super) fn judge(&self, task: &Task<'_>) -> Result<Report, CommandError> {
        let report = self.grader.grade(task.exercise, task.path, &task.shown, &self.cancel, &|_| ());
        report.ok_or(CommandError::Interrupted)
    }

    /// Does work for each item, side by side on the cores, and gives what came of it to `take` in the items' order,
    /// each as soon as it and those before it are there.
    pub(super) fn each<T: Sync, R: Send>(
        &self,
        items: &[T],
        work: impl Fn(&T) -> R + Sync,
        mut take: impl FnMut(&T, R) -> Result<(), CommandError>,
    ) -> Result<(), CommandError> {
        let next = AtomicUsize::new(0);
        let (send, receive) = std::sync::mpsc::channel();
        let workers = std::thread::available_parallelism().map_or(1, |cores| cores.get()).min(items.len());
        std::thread::scope(|scope| {
            for worker in 0..workers {
                let send = send.clone();
                let (next, work) = (&next, &work);
                let begun = beside(scope, move || {
                    loop {
                        let index = next.fetch_add(1, Ordering::Relaxed);
                        let Some(item) = items.get(index).filter(|_| !self.cancel.is_cancelled()) else { return };
                        // Nobody listens any more once `take` has failed.
                        let _ = send.send((index, work(item)));
                    }
                });
                match begun {
                    Ok(_) => {}
                    Err(error) if worker == 0 => return Err(ToolchainError::from(error).into()),
                    // Fewer will do.
                    Err(_) => break,
                }
            }
            drop(send);
            let mut waiting: Vec<Option<R>> = items.iter().map(|_| None).collect();
            let mut taken = 0;
            let mut result = Ok(());
            for (index, done) in receive {
                waiting[index] = Some(done);
                while let Some(done) = waiting.get_mut(taken).and_then(Option::take) {
                    if result.is_ok() {
                        result = take(&items[taken], done);
                    }
                    taken += 1;
                }
                if result.is_err() {
                    self.cancel.cancel();
                }
            }
            match result {
                Ok(()) if self.cancel.is_cancelled() => Err(CommandError::Interrupted),
                result => result,
            }
        })
    }
}

/// Says what is being prepared.
fn note(said: &Mutex<&mut Shell>, event: Event) {
    if let Event::Preparing(what) = event {
        said.lock().unwrap_or_else(|poisoned| poisoned.into_inner()).note(&format!("{what} …"));
    }
}
