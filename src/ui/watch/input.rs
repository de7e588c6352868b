//! Keys and signals, as they come: one thread that sleeps until there is one, and ends at once when told to.

use std::io::{self, Read, Write};
use std::os::unix::net::UnixStream;
use std::sync::mpsc::Sender;
use std::thread::{self, JoinHandle};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use signal_hook::SigId;
use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM, SIGWINCH};
use signal_hook::low_level::{pipe, unregister};

use super::key;
use super::model::Event;
use crate::ui::shell;

/// The rest of a key that a slow line sends in two parts comes within this.
const REST_OF_A_KEY: Timespec = Timespec { tv_sec: 0, tv_nsec: 30_000_000 };
const SIGNALS: [i32; 4] = [SIGTERM, SIGINT, SIGHUP, SIGWINCH];

/// The thread that listens; it is joined when this is dropped.
pub(super) struct Input {
    /// Closing it ends the thread.
    stop: Option<UnixStream>,
    thread: Option<JoinHandle<()>>,
    registered: Vec<SigId>,
}

impl Input {
    /// Starts to listen to standard input and to signals.
    ///
    /// # Errors
    /// When the system has no more sockets, signals or threads to give.
    pub(super) fn listen(events: Sender<Event>) -> io::Result<Input> {
        let (stop, stopped) = UnixStream::pair()?;
        let mut input = Input { stop: Some(stop), thread: None, registered: Vec::new() };
        let mut signals = Vec::new();
        for signal in SIGNALS {
            let (raised, to_handler) = UnixStream::pair()?;
            raised.set_nonblocking(true)?;
            input.registered.push(pipe::register(signal, to_handler)?);
            signals.push((signal, raised));
        }
        let listener = Listener { stopped, signals, events, pending: Vec::new() };
        input.thread = Some(thread::Builder::new().name("keys".to_owned()).spawn(move || listener.run())?);
        Ok(input)
    }
}

impl Drop for Input {
    fn drop(&mut self) {
        if let Some(mut stop) = self.stop.take() {
            let _ = stop.write_all(b".");
        }
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
        for id in self.registered.drain(..) {
            unregister(id);
        }
    }
}

struct Listener {
    stopped: UnixStream,
    signals: Vec<(i32, UnixStream)>,
    events: Sender<Event>,
    /// Bytes that may be the start of a key.
    pending: Vec<u8>,
}

/// What woke the listener.
struct Woken {
    stopped: bool,
    input: bool,
    /// Which of the signals.
    signals: Vec<bool>,
}

impl Listener {
    fn run(mut self) {
        loop {
            let woken = match self.sleep() {
                Ok(woken) => woken,
                Err(Errno::INTR) => continue,
                // Without poll there are no keys; a watcher that cannot be ended by a key must not go on.
                Err(_) => return self.hung_up(),
            };
            if woken.stopped {
                return;
            }
            let quiet = !woken.input && !woken.signals.contains(&true);
            for (raised, (signal, pipe)) in woken.signals.iter().zip(&mut self.signals) {
                if *raised {
                    let _ = pipe.read(&mut [0; 64]);
                    let event = match *signal {
                        SIGWINCH => Event::Resize { height: shell::window().1 },
                        signal => Event::Signal(u8::try_from(signal).unwrap_or(0)),
                    };
                    let _ = self.events.send(event);
                }
            }
            if woken.input && !self.read() {
                return self.hung_up();
            }
            if woken.input || quiet {
                self.tell(quiet);
            }
        }
    }

    /// Sleeps until something happens; when half a key is there, not for long.
    fn sleep(&self) -> Result<Woken, Errno> {
        let stdin = io::stdin();
        let mut fds = vec![PollFd::new(&self.stopped, PollFlags::IN), PollFd::new(&stdin, PollFlags::IN)];
        fds.extend(self.signals.iter().map(|(_, pipe)| PollFd::new(pipe, PollFlags::IN)));
        poll(&mut fds, (!self.pending.is_empty()).then_some(&REST_OF_A_KEY))?;
        let woken: Vec<bool> = fds.iter().map(|fd| !fd.revents().is_empty()).collect();
        Ok(Woken { stopped: woken[0], input: woken[1], signals: woken[2..].to_vec() })
    }

    /// Takes what standard input has; false when the terminal is gone.
    fn read(&mut self) -> bool {
        let mut bytes = [0; 256];
        match rustix::io::read(io::stdin(), &mut bytes) {
            Ok(0) => false,
            Ok(count) => {
                self.pending.extend_from_slice(&bytes[..count]);
                true
            }
            Err(Errno::INTR | Errno::AGAIN) => true,
            Err(_) => false,
        }
    }

    fn tell(&mut self, nothing_follows: bool) {
        let (keys, taken) = key::decode(&self.pending, nothing_follows);
        self.pending.drain(..taken);
        for key in keys {
            let _ = self.events.send(Event::Key(key));
        }
    }

    /// The terminal is gone: as if it had said so with its signal.
    fn hung_up(&self) {
        let _ = self.events.send(Event::Signal(u8::try_from(SIGHUP).unwrap_or(1)));
    }
}
