//! Keys of a Windows console, as they come: one thread that looks for them often, and ends soon when told to.
//!
//! A console's input cannot be waited for together with anything else, so the thread asks at intervals. What signals say
//! elsewhere comes as a key here (Ctrl-C), as an event (the window's size), or ends the program (the window's end).

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;
use std::thread::{self, JoinHandle};
use std::time::Duration;

use ratatui::crossterm::event::{self, Event as Told, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use super::key::Key;
use super::model::Event;

/// Between two looks at whether it is to end.
const LOOK: Duration = Duration::from_millis(50);
/// What a terminal that is gone says elsewhere (SIGHUP).
const HUNG_UP: u8 = 1;

/// The thread that listens; it is joined when this is dropped.
pub(super) struct Input {
    stop: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Input {
    /// Starts to listen to the console.
    ///
    /// # Errors
    /// When the system has no more threads to give.
    pub(super) fn listen(events: Sender<Event>) -> io::Result<Input> {
        let stop = Arc::new(AtomicBool::new(false));
        let stopped = Arc::clone(&stop);
        let thread = thread::Builder::new().name("keys".to_owned()).spawn(move || {
            while !stopped.load(Ordering::Relaxed) {
                match next() {
                    Ok(Some(event)) => drop(events.send(event)),
                    Ok(None) => {}
                    // Without keys a watcher cannot be ended: it must not go on.
                    Err(_) => return drop(events.send(Event::Signal(HUNG_UP))),
                }
            }
        })?;
        Ok(Input { stop, thread: Some(thread) })
    }
}

impl Drop for Input {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// What comes next, if it comes soon.
fn next() -> io::Result<Option<Event>> {
    if !event::poll(LOOK)? {
        return Ok(None);
    }
    Ok(match event::read()? {
        // A key that is let go is none.
        Told::Key(key) if key.kind != KeyEventKind::Release => Some(Event::Key(known(key))),
        Told::Resize(_, height) => Some(Event::Resize { height: usize::from(height) }),
        _ => None,
    })
}

fn known(key: KeyEvent) -> Key {
    let with_control = key.modifiers.contains(KeyModifiers::CONTROL);
    match key.code {
        KeyCode::Char('c' | 'C') if with_control => Key::Interrupt,
        KeyCode::Char(sign) if sign.is_ascii() && !with_control => Key::Char(sign.to_ascii_lowercase()),
        KeyCode::Enter => Key::Enter,
        KeyCode::Esc => Key::Esc,
        KeyCode::Up => Key::Up,
        KeyCode::Down => Key::Down,
        KeyCode::PageUp => Key::PageUp,
        KeyCode::PageDown => Key::PageDown,
        KeyCode::Home => Key::Home,
        KeyCode::End => Key::End,
        _ => Key::Other,
    }
}
