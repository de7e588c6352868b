//! The terminal as the watcher needs it, and as it was before: given back on every way out, a panic included.

use std::io::{self, Write};
use std::panic::{self, PanicHookInfo};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use ratatui::crossterm::terminal::{disable_raw_mode, enable_raw_mode};

/// Whether the list's screen covers the main one: only then may it be taken away.
static COVERED: AtomicBool = AtomicBool::new(false);
/// What the last panic of a worker said.
static WORKERS_PANIC: Mutex<Option<String>> = Mutex::new(None);

type Hook = dyn Fn(&PanicHookInfo<'_>) + Send + Sync;

/// The terminal in raw mode with its cursor hidden, for as long as this lives.
pub(super) struct RawTerminal {
    former_hook: Arc<Hook>,
}

impl RawTerminal {
    /// Takes the terminal.
    ///
    /// # Errors
    /// From the terminal, which is then as it was.
    pub(super) fn take() -> io::Result<RawTerminal> {
        enable_raw_mode()?;
        write("\x1b[?25l");
        let former_hook: Arc<Hook> = Arc::from(panic::take_hook());
        let hook = Arc::clone(&former_hook);
        let this_thread = thread::current().id();
        panic::set_hook(Box::new(move |info| {
            if thread::current().id() == this_thread {
                give_back();
                hook(info);
            } else {
                // A worker's panic becomes a verdict; its message must not run across the screen.
                *WORKERS_PANIC.lock().unwrap_or_else(PoisonError::into_inner) = Some(info.to_string());
            }
        }));
        Ok(RawTerminal { former_hook })
    }
}

impl Drop for RawTerminal {
    fn drop(&mut self) {
        give_back();
        if !thread::panicking() {
            let former = Arc::clone(&self.former_hook);
            panic::set_hook(Box::new(move |info| former(info)));
        }
    }
}

/// What the last panic of a worker said, with its place.
pub(super) fn workers_panic() -> String {
    let message = WORKERS_PANIC.lock().unwrap_or_else(PoisonError::into_inner).take();
    message.unwrap_or_else(|| "a worker panicked".to_owned())
}

/// What switches to the list's screen, which leaves the main one as it is.
pub(super) fn cover() -> &'static str {
    COVERED.store(true, Ordering::SeqCst);
    "\x1b[?1049h"
}

/// What switches back to the main screen.
pub(super) fn uncover() -> &'static str {
    COVERED.store(false, Ordering::SeqCst);
    "\x1b[?1049l"
}

/// The terminal as it was, the cursor on a fresh line. Harmless when done twice.
fn give_back() {
    static GIVING: Mutex<()> = Mutex::new(());
    let _one_at_a_time = GIVING.lock().unwrap_or_else(PoisonError::into_inner);
    if !ratatui::crossterm::terminal::is_raw_mode_enabled().unwrap_or(false) {
        return;
    }
    if COVERED.load(Ordering::SeqCst) {
        write(uncover());
    }
    write("\x1b[?25h\r\n");
    let _ = disable_raw_mode();
}

/// Straight to the terminal: the shell is in other hands while it unwinds. There is nobody to tell of a failure.
fn write(text: &str) {
    let mut out = io::stdout();
    let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
}
