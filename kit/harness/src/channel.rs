//! The private channel to the grader: lines that begin with a nonce, which only the grader and this crate know.
//!
//! Fields are separated by tabs; `\`, tab, newline and carriage return are escaped with a backslash.

use std::io::{Read, Write};
use std::marker::PhantomData;
#[cfg(windows)]
use std::net::TcpStream as Stream;
#[cfg(unix)]
use std::os::fd::OwnedFd as Owned;
#[cfg(unix)]
use std::os::unix::net::UnixStream as Stream;
#[cfg(windows)]
use std::os::windows::io::OwnedSocket as Owned;
use std::sync::{Mutex, OnceLock};

/// What the runner took over from the grader and hands to the answer's [`enter`](crate::enter).
///
/// It goes from one library to another, hence its form. Whoever has one has it from [`Handover::new`]: an answer can call
/// its own `threadlings_enter`, but only with a channel and a request of its own, and the first call is the runner's.
#[doc(hidden)]
#[repr(C)]
pub struct Handover<'r> {
    channel: Owned,
    /// The grader's request, `NONCE CHECK [SETTINGS]`.
    request: *const u8,
    /// The request's length in bytes.
    request_length: usize,
    of: PhantomData<&'r str>,
}

impl<'r> Handover<'r> {
    /// Gives away the channel, and lends the request.
    pub fn new(channel: Stream, request: &'r str) -> Handover<'r> {
        Handover { channel: channel.into(), request: request.as_ptr(), request_length: request.len(), of: PhantomData }
    }

    fn take(self) -> (Stream, &'r str) {
        // SAFETY: pointer and length are those of a `str` that is borrowed for 'r: only `new` sets them.
        let request = unsafe { std::slice::from_raw_parts(self.request, self.request_length) };
        (self.channel.into(), std::str::from_utf8(request).unwrap_or_default())
    }
}

/// The longest field that is sent, in bytes; more is cut.
pub(crate) const MAX_FIELD: usize = 8 * 1024;
pub(crate) struct Channel {
    nonce: String,
    check: String,
    settings: String,
    stream: Stream,
    /// Held while a line is sent.
    sends: Mutex<()>,
}

static CHANNEL: OnceLock<Channel> = OnceLock::new();

/// Opens the channel that the runner hands over. Only the first call does; others get nothing.
pub(crate) fn open(handover: Handover<'_>) -> Option<&'static Channel> {
    let (stream, request) = handover.take();
    let (nonce, rest) = request.split_once(' ')?;
    let (check, settings) = rest.split_once(' ').unwrap_or((rest, ""));
    let (nonce, check, settings) = (nonce.to_owned(), check.to_owned(), settings.to_owned());
    CHANNEL.set(Channel { nonce, check, settings, stream, sends: Mutex::new(()) }).ok()?;
    CHANNEL.get()
}

/// The channel, once it is open.
pub(crate) fn get() -> Option<&'static Channel> {
    CHANNEL.get()
}

impl Channel {
    /// The name of the check that the grader asked for.
    pub(crate) fn check(&self) -> &str {
        &self.check
    }

    /// How an explored check is explored; the harness itself has no settings.
    #[allow(dead_code, reason = "the crate `interleave` has this file too")]
    pub(crate) fn settings(&self) -> &str {
        &self.settings
    }

    /// Sends one line.
    pub(crate) fn send(&self, kind: &str, fields: &[&str]) {
        let mut line = format!("{}\t{kind}", self.nonce);
        for field in fields {
            line.push('\t');
            escape(field, &mut line);
        }
        line.push('\n');
        let _alone = self.sends.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        // A grader that is gone kills this process; there is nobody to tell.
        let _ = (&self.stream).write_all(line.as_bytes());
    }

    /// Returns when the grader has looked at what is left of this process. Threads that are left may send meanwhile: one
    /// that had to wait for this would be left for ever.
    pub(crate) fn wait_for_dismissal(&self) {
        let _ = (&self.stream).read(&mut [0]);
    }
}

fn escape(field: &str, line: &mut String) {
    let end = (0..=field.len().min(MAX_FIELD)).rev().find(|&end| field.is_char_boundary(end)).unwrap_or(0);
    for c in field[..end].chars() {
        match c {
            '\\' => line.push_str("\\\\"),
            '\t' => line.push_str("\\t"),
            '\n' => line.push_str("\\n"),
            '\r' => line.push_str("\\r"),
            c => line.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_stays_on_its_line() {
        let mut line = String::new();
        escape("a\tb\nc\\d\re", &mut line);
        assert_eq!(line, "a\\tb\\nc\\\\d\\re");
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn who_waits_to_be_dismissed_keeps_nobody_from_sending() {
        let (stream, mut grader) = Stream::pair().unwrap();
        let part = String::new;
        let channel = Channel { nonce: "n".to_owned(), check: part(), settings: part(), stream, sends: Mutex::new(()) };
        let (says, hears) = std::sync::mpsc::channel();
        std::thread::scope(|scope| {
            scope.spawn(|| {
                let me = std::fs::read_link("/proc/thread-self").unwrap();
                says.send(me).unwrap();
                channel.wait_for_dismissal();
            });
            let waiter = std::path::Path::new("/proc").join(hears.recv().unwrap());
            // Until it sleeps in its read.
            while !std::fs::read_to_string(waiter.join("stat")).unwrap().contains(") S ") {
                std::thread::yield_now();
            }
            channel.send("goes-on", &[]);
            let mut line = [0; 10];
            grader.read_exact(&mut line).unwrap();
            assert_eq!(&line, b"n\tgoes-on\n");
            grader.write_all(b".").unwrap();
        });
    }

    #[test]
    fn a_long_field_is_cut_between_characters() {
        let mut line = String::new();
        escape(&"ä".repeat(MAX_FIELD), &mut line);
        assert_eq!(line.len(), MAX_FIELD);
    }
}
