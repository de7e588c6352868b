//! Work beside one's own, on a thread: where the system gives none, that is an error, and not std's panic.

use std::panic::resume_unwind;
use std::thread::{Builder, Scope, ScopedJoinHandle};

use super::RunError;

/// Work that goes on beside the caller's own.
#[derive(Debug)]
pub struct Beside<'scope, T>(ScopedJoinHandle<'scope, T>);

/// Begins `work` beside the caller's own.
///
/// # Errors
/// When the system gives no thread.
pub fn beside<'scope, T: Send + 'scope>(
    scope: &'scope Scope<'scope, '_>,
    work: impl FnOnce() -> T + Send + 'scope,
) -> Result<Beside<'scope, T>, RunError> {
    Builder::new().spawn_scoped(scope, work).map(Beside).map_err(RunError::Thread)
}

impl<T> Beside<'_, T> {
    /// Waits for its end. A panic in it goes on in the caller.
    pub fn join(self) -> T {
        self.0.join().unwrap_or_else(|panic| resume_unwind(panic))
    }
}
