//! Ctrl-C in a command that runs to its end: everything is cancelled, and the command returns.

use std::io;
use std::sync::{Mutex, MutexGuard, OnceLock};

use crate::process::{Cancel, RunError};

/// What Ctrl-C cancels; nothing where no command listens.
static CANCELLED: Mutex<Option<Cancel>> = Mutex::new(None);

/// While this lives, Ctrl-C, Ctrl-Break and the window's end cancel a token instead of ending the program on the spot.
pub struct Interrupts(());

impl Interrupts {
    /// Makes them cancel `cancel`.
    ///
    /// # Errors
    /// When the system refuses to install a handler.
    pub fn cancel(cancel: Cancel) -> Result<Interrupts, RunError> {
        /// The handler can be installed once; why it could not be.
        static INSTALLED: OnceLock<Option<String>> = OnceLock::new();
        *lock() = Some(cancel);
        let failed = INSTALLED.get_or_init(|| ctrlc::set_handler(interrupted).err().map(|error| error.to_string()));
        match failed {
            None => Ok(Interrupts(())),
            Some(why) => Err(RunError::Signals(io::Error::other(why.clone()))),
        }
    }
}

impl Drop for Interrupts {
    fn drop(&mut self) {
        *lock() = None;
    }
}

/// The handler stays when nobody listens any more: a command that has listened is at its end.
fn interrupted() {
    if let Some(cancel) = &*lock() {
        cancel.cancel();
    }
}

fn lock() -> MutexGuard<'static, Option<Cancel>> {
    CANCELLED.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
}
