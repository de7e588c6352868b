//! Lines between processes: the grader's to its warden, and the warden's to the program. Both are sockets.

use std::fs::File;
use std::io::{self, BufRead, BufReader, ErrorKind, Read, Write};
use std::net::Shutdown;
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::os::unix::net::UnixStream;
use std::process::{Command, Stdio};
use std::time::Duration;

use crate::process::Request;

/// The grader's end of the line to a warden, and what has been answered so far.
pub(in crate::process) struct Line {
    stream: UnixStream,
    answer: Vec<u8>,
}

/// The warden's end, before it is the warden's.
pub(in crate::process) struct Theirs(UnixStream);

/// What ends a line: a warden that reads the end of its input ends, and its tree before it.
#[derive(Debug)]
pub(in crate::process) struct Ending(UnixStream);

/// The warden's end of the line to the grader.
pub(in crate::process) struct Control(UnixStream);

/// The warden's end of the private channel.
pub(in crate::process) type Channel = UnixStream;

impl Line {
    /// A line, both ends of it.
    pub(in crate::process) fn new() -> io::Result<(Line, Theirs)> {
        let (ours, theirs) = UnixStream::pair()?;
        Ok((Line { stream: ours, answer: Vec::new() }, Theirs(theirs)))
    }

    /// What ends it, for somebody else.
    pub(in crate::process) fn ending(&self) -> io::Result<Ending> {
        Ok(Ending(self.stream.try_clone()?))
    }

    /// Ends it.
    pub(in crate::process) fn end(&self) {
        // It fails only when the warden is gone already.
        let _ = self.stream.shutdown(Shutdown::Both);
    }

    /// Sends the request.
    pub(in crate::process) fn send(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.stream.write_all(bytes)
    }

    /// What the warden answers, once it has ended; nothing yet when that takes longer than this.
    pub(in crate::process) fn answer(&mut self, within: Duration) -> io::Result<Option<Vec<u8>>> {
        self.stream.set_read_timeout(Some(within))?;
        match self.stream.read_to_end(&mut self.answer) {
            Ok(_) => Ok(Some(std::mem::take(&mut self.answer))),
            Err(error) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => Ok(None),
            Err(error) => Err(error),
        }
    }
}

impl Theirs {
    /// Gives it to the warden that `command` starts.
    pub(in crate::process) fn give(self, command: &mut Command) {
        command.stdin(OwnedFd::from(self.0)).stdout(Stdio::null()).stderr(Stdio::null());
    }
}

impl Ending {
    /// Ends the line: what the warden hears. That it has ended is still heard here.
    pub(in crate::process) fn end(&self) {
        // It fails only when the warden is gone already.
        let _ = self.0.shutdown(Shutdown::Write);
    }
}

impl Control {
    /// Takes it over: it is standard input.
    pub(in crate::process) fn take() -> io::Result<Control> {
        io::stdin().as_fd().try_clone_to_owned().map(UnixStream::from).map(Control)
    }

    /// The one line that the grader sends.
    pub(in crate::process) fn request(&self) -> io::Result<String> {
        let mut line = String::new();
        BufReader::new(&self.0).read_line(&mut line)?;
        Ok(line)
    }

    /// Answers.
    pub(in crate::process) fn answer(&self, text: &str) -> io::Result<()> {
        (&self.0).write_all(text.as_bytes())
    }
}

impl AsFd for Control {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.0.as_fd()
    }
}

/// Makes the private channel to the program that `command` starts, with the request on it, where there is one; else the
/// program has nothing to read.
pub(in crate::process) fn give_channel(
    command: &mut Command,
    request: Option<&Request>,
) -> io::Result<Option<Channel>> {
    let Some(request) = request else {
        command.stdin(File::open("/dev/null")?);
        return Ok(None);
    };
    let (ours, theirs) = UnixStream::pair()?;
    (&ours).write_all(format!("{request}\n").as_bytes())?;
    command.stdin(OwnedFd::from(theirs));
    Ok(Some(ours))
}
