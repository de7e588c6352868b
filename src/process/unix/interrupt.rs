//! Ctrl-C and SIGTERM in a command that runs to its end: everything is cancelled, and the command returns.

use std::thread::JoinHandle;

use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
use signal_hook::iterator::{Handle, Signals};

use crate::process::{Cancel, RunError};

/// While this lives, SIGINT, SIGTERM and SIGHUP cancel a token instead of ending the program on the spot.
pub struct Interrupts {
    handle: Handle,
    thread: Option<JoinHandle<()>>,
}

impl Interrupts {
    /// Makes the signals cancel `cancel`.
    ///
    /// # Errors
    /// When the system refuses to install a handler or to start a thread.
    pub fn cancel(cancel: Cancel) -> Result<Interrupts, RunError> {
        let mut signals = Signals::new([SIGINT, SIGTERM, SIGHUP]).map_err(RunError::Signals)?;
        let handle = signals.handle();
        let thread = std::thread::Builder::new()
            .name("signals".into())
            .spawn(move || signals.forever().for_each(|_| cancel.cancel()))
            .map_err(RunError::Signals)?;
        Ok(Interrupts { handle, thread: Some(thread) })
    }
}

impl Drop for Interrupts {
    fn drop(&mut self) {
        self.handle.close();
        if let Some(thread) = self.thread.take() {
            // It does nothing that could panic.
            let _ = thread.join();
        }
    }
}
