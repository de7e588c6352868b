//! A terminal that nobody sits at: a real pseudo-terminal with the program in it, and the screen that it paints.
#![expect(clippy::disallowed_methods, reason = "this is where the tests start a program in a terminal")]

use std::fmt::Write as _;
use std::os::fd::{AsFd, OwnedFd};
use std::os::unix::net::UnixStream;
use std::process::{Child, Command, ExitStatus};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fs::{Mode, OFlags};
use rustix::process::{Pid, PidfdFlags, Signal, kill_process, pidfd_open};
use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use rustix::termios::{Winsize, tcgetattr, tcsetwinsize};
use vt100::{Parser, Screen};

/// How long anything may take, on any machine and under any load, before a test gives it up.
const AGES: Duration = Duration::from_secs(300);
/// Rows that the terminal remembers above its window.
const SCROLLBACK: usize = 1000;

/// A terminal with a program in it. Dropping it kills the program.
pub(crate) struct Terminal {
    child: Child,
    /// Our side; none once it is hung up.
    controller: Option<Arc<OwnedFd>>,
    /// The program's side, held open here so that it can still be asked for its settings when the program has ended.
    line: Option<OwnedFd>,
    settings_before: String,
    shown: Arc<Shown>,
    /// Closing it ends the reader.
    stop: Option<UnixStream>,
    reader: Option<JoinHandle<()>>,
}

/// What the reader has made of the bytes so far.
struct Shown {
    state: Mutex<State>,
    changed: Condvar,
}

struct State {
    parser: Parser,
    /// Every byte that came.
    raw: Vec<u8>,
    /// Nobody can write to the terminal any more.
    ended: bool,
}

/// What the terminal was like when the program had ended.
pub(crate) struct Left {
    pub(crate) status: ExitStatus,
    /// Settings of the terminal before the program ran, and after.
    settings: [String; 2],
    pub(crate) screen: Screen,
    /// Every byte that the program wrote.
    pub(crate) raw: String,
}

impl Terminal {
    /// Starts `command` in a terminal of this size, as the leader of a session that the terminal controls.
    pub(crate) fn start(command: &Command, columns: u16, rows: u16) -> Terminal {
        let controller = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY | OpenptFlags::CLOEXEC).expect("a terminal");
        grantpt(&controller).and_then(|()| unlockpt(&controller)).expect("a terminal's other side");
        let name = ptsname(&controller, Vec::new()).expect("a terminal's name");
        let flags = OFlags::RDWR | OFlags::NOCTTY | OFlags::CLOEXEC;
        let line = rustix::fs::open(name.as_c_str(), flags, Mode::empty()).expect("a terminal's other side");
        tcsetwinsize(&line, window(columns, rows)).expect("a window");
        let settings_before = settings(&line);
        let child = in_a_session(command, &line);

        let controller = Arc::new(controller);
        let parser = Parser::new(at_least_one(rows), at_least_one(columns), SCROLLBACK);
        let state = Mutex::new(State { parser, raw: Vec::new(), ended: false });
        let shown = Arc::new(Shown { state, changed: Condvar::new() });
        let (stop, stopped) = UnixStream::pair().expect("a pair of sockets");
        let (from, to) = (Arc::clone(&controller), Arc::clone(&shown));
        let reader = thread::spawn(move || read(&from, &stopped, &to));
        let (controller, line, stop, reader) = (Some(controller), Some(line), Some(stop), Some(reader));
        Terminal { child, controller, line, settings_before, shown, stop, reader }
    }

    /// Types.
    pub(crate) fn press(&self, keys: &str) {
        let mut bytes = keys.as_bytes();
        while !bytes.is_empty() {
            let written = rustix::io::write(self.controller(), bytes).expect("the terminal takes keys");
            bytes = &bytes[written..];
        }
    }

    /// Gives the window another size.
    pub(crate) fn resize(&self, columns: u16, rows: u16) {
        // First here: what comes after the signal is meant for the new size.
        self.state().parser.set_size(at_least_one(rows), at_least_one(columns));
        tcsetwinsize(self.controller(), window(columns, rows)).expect("a window");
    }

    /// Sends a signal to the program alone.
    pub(crate) fn signal(&self, signal: Signal) {
        kill_process(self.pid(), signal).expect("the program runs");
    }

    /// The program's process.
    pub(crate) fn pid(&self) -> Pid {
        Pid::from_child(&self.child)
    }

    /// Waits until `text` can be read in a row of the screen.
    #[track_caller]
    pub(crate) fn wait_for(&self, text: &str) {
        self.wait_until(&format!("`{text}` on the screen"), |screen| shows(screen, text));
    }

    /// Waits until `text` can be read on the screen no more.
    #[track_caller]
    pub(crate) fn wait_gone(&self, text: &str) {
        self.wait_until(&format!("no `{text}` on the screen"), |screen| !shows(screen, text));
    }

    /// Waits until the screen is as it should be.
    #[track_caller]
    pub(crate) fn wait_until(&self, what: &str, holds: impl Fn(&Screen) -> bool) {
        let limit = Instant::now() + AGES;
        let mut state = self.state();
        while !holds(state.parser.screen()) {
            let left = limit.saturating_duration_since(Instant::now());
            if left.is_zero() || state.ended {
                let why = if state.ended { "the program has ended" } else { "too long" };
                panic!("{what}: {why}\n{}", picture(state.parser.screen()));
            }
            state = self.shown.changed.wait_timeout(state, left).unwrap_or_else(PoisonError::into_inner).0;
        }
    }

    /// Panics if anything is written to the terminal within `time`. What must not come cannot be waited for; this never
    /// fails where nothing comes, however slow the machine is.
    #[track_caller]
    pub(crate) fn stays_quiet(&self, time: Duration) {
        let limit = Instant::now() + time;
        let mut state = self.state();
        let before = state.raw.len();
        loop {
            let new = String::from_utf8_lossy(&state.raw[before..]).into_owned();
            assert!(new.is_empty(), "this was painted: {new:?}\n{}", picture(state.parser.screen()));
            let left = limit.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return;
            }
            state = self.shown.changed.wait_timeout(state, left).unwrap_or_else(PoisonError::into_inner).0;
        }
    }

    /// The screen as it is now.
    pub(crate) fn screen(&self) -> Screen {
        self.state().parser.screen().clone()
    }

    /// Every byte that came so far.
    pub(crate) fn raw(&self) -> String {
        String::from_utf8_lossy(&self.state().raw).into_owned()
    }

    /// Whether the terminal is as it was before the program ran.
    pub(crate) fn is_restored(&self) -> bool {
        self.line.as_ref().is_some_and(|line| settings(line) == self.settings_before)
    }

    /// Waits until the program has ended, and nobody holds the terminal any more.
    #[track_caller]
    pub(crate) fn wait_exit(mut self) -> Left {
        let status = self.wait_child();
        let line = self.line.take().expect("the terminal is waited for once");
        let settings = [self.settings_before.clone(), settings(&line)];
        // Only when the last one lets go is it certain that all bytes have come.
        drop(line);
        let limit = Instant::now() + AGES;
        let mut state = self.state();
        while !state.ended {
            let left = limit.saturating_duration_since(Instant::now());
            assert!(!left.is_zero(), "somebody still holds the terminal of a program that has ended");
            state = self.shown.changed.wait_timeout(state, left).unwrap_or_else(PoisonError::into_inner).0;
        }
        let raw = String::from_utf8(state.raw.clone()).expect("what is painted is UTF-8");
        Left { status, settings, screen: state.parser.screen().clone(), raw }
    }

    /// Closes the terminal's window, and waits for the program's end.
    #[track_caller]
    pub(crate) fn hang_up(mut self) -> ExitStatus {
        self.stop_reading();
        drop(self.controller.take());
        self.wait_child()
    }

    fn controller(&self) -> &OwnedFd {
        self.controller.as_ref().expect("the terminal was hung up")
    }

    fn stop_reading(&mut self) {
        drop(self.stop.take());
        if let Some(reader) = self.reader.take() {
            let _ = reader.join();
        }
    }

    #[track_caller]
    fn wait_child(&mut self) -> ExitStatus {
        let ended = pidfd_open(self.pid(), PidfdFlags::empty()).expect("a descriptor of the program");
        let limit = Timespec { tv_sec: AGES.as_secs().cast_signed(), tv_nsec: 0 };
        let ready = poll(&mut [PollFd::new(&ended, PollFlags::IN)], Some(&limit)).expect("the end can be waited for");
        assert!(ready > 0, "the program does not end:\n{}", picture(&self.screen()));
        self.child.wait().expect("the program has ended")
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.shown.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        // A test may have waited for it already.
        let _ = self.child.kill();
        let _ = self.child.wait();
        self.stop_reading();
    }
}

impl Left {
    /// Panics unless the program gave the terminal back: its settings, the main screen, a visible cursor at the start
    /// of a line that is empty.
    #[track_caller]
    pub(crate) fn is_restored(&self) {
        let picture = picture(&self.screen);
        let [before, after] = &self.settings;
        assert_eq!(before, after, "the terminal's settings");
        assert!(!self.screen.alternate_screen(), "the list's screen is still there:\n{picture}");
        assert!(!self.screen.hide_cursor(), "the cursor is hidden:\n{picture}");
        let (row, column) = self.screen.cursor_position();
        let line = rows(&self.screen).get(usize::from(row)).cloned().unwrap_or_default();
        assert_eq!((column, line.as_str()), (0, ""), "no fresh line:\n{picture}");
    }
}

/// Whether `text` can be read in a row.
pub(crate) fn shows(screen: &Screen, text: &str) -> bool {
    rows(screen).iter().any(|row| row.contains(text))
}

/// The rows of the screen, without the blanks at their ends.
pub(crate) fn rows(screen: &Screen) -> Vec<String> {
    let columns = screen.size().1;
    screen.rows(0, columns.get()).map(|row| row.trim_end().to_owned()).collect()
}

/// The screen in a frame, to look at; without the empty rows at its end.
pub(crate) fn picture(screen: &Screen) -> String {
    let columns = usize::from(screen.size().1.get());
    let edge = format!("+{}+\n", "-".repeat(columns));
    let mut out = edge.clone();
    let rows = rows(screen);
    let used = rows.iter().rposition(|row| !row.is_empty()).map_or(0, |last| last + 1);
    for row in &rows[..used] {
        let _ = writeln!(out, "|{row:columns$}|");
    }
    out + &edge
}

/// `setsid --ctty` makes a session and gives it the terminal, and then is the program: the same process. Doing so here
/// would take `unsafe`, for it happens between fork and exec.
fn in_a_session(command: &Command, line: &OwnedFd) -> Child {
    let mut session = Command::new("setsid");
    session.arg("--ctty").arg(command.get_program()).args(command.get_args());
    if let Some(folder) = command.get_current_dir() {
        session.current_dir(folder);
    }
    for (name, value) in command.get_envs() {
        match value {
            Some(value) => session.env(name, value),
            None => session.env_remove(name),
        };
    }
    let end = || line.try_clone().expect("a descriptor");
    session.stdin(end()).stdout(end()).stderr(end()).spawn().expect("`setsid` of util-linux starts the program")
}

/// Reads what is painted until nobody can paint any more, or until told to stop.
fn read(controller: &OwnedFd, stopped: &UnixStream, shown: &Shown) {
    let mut bytes = [0; 4096];
    loop {
        let mut fds = [PollFd::new(controller, PollFlags::IN), PollFd::new(stopped, PollFlags::IN)];
        let polled = poll(&mut fds, None);
        let [_, stop] = fds.map(|fd| fd.revents());
        if polled.is_ok() && !stop.is_empty() {
            return;
        }
        let read = rustix::io::read(controller.as_fd(), &mut bytes);
        let mut state = shown.state.lock().unwrap_or_else(PoisonError::into_inner);
        match read {
            Err(rustix::io::Errno::INTR) => {}
            // EIO: the last one let go of the other side.
            Ok(0) | Err(_) => state.ended = true,
            Ok(count) => {
                state.raw.extend_from_slice(&bytes[..count]);
                state.parser.process(&bytes[..count]);
            }
        }
        shown.changed.notify_all();
        if state.ended {
            return;
        }
    }
}

fn settings(line: &OwnedFd) -> String {
    format!("{:?}", tcgetattr(line).expect("a terminal has settings"))
}

fn window(columns: u16, rows: u16) -> Winsize {
    Winsize { ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0 }
}

fn at_least_one(count: u16) -> std::num::NonZeroU16 {
    std::num::NonZeroU16::new(count).expect("a window has rows and columns")
}
