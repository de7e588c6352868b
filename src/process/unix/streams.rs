//! What a warden listens to: the grader, the private channel, what the program prints, and the program's end.

use std::io::{self, Read, Write};
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::process::{Child, ChildStderr, ChildStdout};
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, Timespec, poll};

use super::{Channel, Control};
use crate::process::{Source, system};

/// The streams of one program, and the grader's line.
pub(in crate::process) struct Streams<'c> {
    control: &'c Control,
    channel: Option<Channel>,
    stdout: Option<ChildStdout>,
    stderr: Option<ChildStderr>,
    /// Readable when the program has ended; absent on systems without it, where each look asks.
    ended: Option<OwnedFd>,
}

impl<'c> Streams<'c> {
    /// Listens to `child`.
    pub(in crate::process) fn of(control: &'c Control, child: &mut Child, channel: Option<Channel>) -> Streams<'c> {
        let (stdout, stderr) = (child.stdout.take(), child.stderr.take());
        let streams = Streams { control, channel, stdout, stderr, ended: system::end_of(child) };
        for stream in streams.all() {
            // Reads must never wait: what is readable is drained, no more.
            let _ = rustix::io::ioctl_fionbio(stream, true);
        }
        streams
    }

    fn all(&self) -> Vec<BorrowedFd<'_>> {
        let channel = self.channel.as_ref().map(AsFd::as_fd);
        let stdout = self.stdout.as_ref().map(AsFd::as_fd);
        let stderr = self.stderr.as_ref().map(AsFd::as_fd);
        [channel, stdout, stderr].into_iter().flatten().collect()
    }

    /// Waits for bytes, the program's end, the grader, or so long; `true` when the grader has gone.
    pub(in crate::process) fn wait(&mut self, most: Duration) -> Option<bool> {
        let mut descriptors = vec![PollFd::from_borrowed_fd(self.control.as_fd(), PollFlags::IN)];
        descriptors.extend(self.all().into_iter().map(|fd| PollFd::from_borrowed_fd(fd, PollFlags::IN)));
        descriptors.extend(self.ended.as_ref().map(|fd| PollFd::new(fd, PollFlags::IN)));
        match poll(&mut descriptors, Some(&timespec(most))) {
            Ok(_) => Some(!descriptors[0].revents().is_empty()),
            Err(rustix::io::Errno::INTR) => Some(false),
            Err(_) => None,
        }
    }

    /// Waits for the grader alone, or so long; `true` when it has gone.
    pub(in crate::process) fn wait_for_grader(&mut self, most: Duration) -> bool {
        let mut control = [PollFd::from_borrowed_fd(self.control.as_fd(), PollFlags::IN)];
        poll(&mut control, Some(&timespec(most))).is_ok_and(|ready| ready > 0)
    }

    /// Takes what is there, without waiting; a stream at its end is closed.
    pub(in crate::process) fn drain(&mut self, take: &mut dyn FnMut(Source, &[u8])) {
        drain(&mut self.channel, |bytes| take(Source::Channel, bytes));
        drain(&mut self.stdout, |bytes| take(Source::Stdout, bytes));
        drain(&mut self.stderr, |bytes| take(Source::Stderr, bytes));
    }

    /// Takes the rest of what the program wrote, which has ended.
    pub(in crate::process) fn drain_rest(&mut self, take: &mut dyn FnMut(Source, &[u8])) {
        // What was written is there.
        self.drain(take);
    }

    /// Tells the harness to end the process.
    pub(in crate::process) fn dismiss(&mut self) {
        if let Some(channel) = &mut self.channel {
            // A program that does not listen any more is ending anyhow.
            let _ = channel.write_all(b".");
        }
    }
}

fn drain<S: Read>(stream: &mut Option<S>, mut take: impl FnMut(&[u8])) {
    /// A program that prints for ever must not keep the warden from looking.
    const AT_ONCE: usize = 64;
    let Some(open) = stream else { return };
    let mut buffer = [0; 64 * 1024];
    for _ in 0..AT_ONCE {
        match open.read(&mut buffer) {
            Ok(0) => {
                *stream = None;
                return;
            }
            Ok(length) => take(&buffer[..length]),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(_) => return,
        }
    }
}

fn timespec(duration: Duration) -> Timespec {
    Timespec { tv_sec: duration.as_secs().cast_signed(), tv_nsec: duration.subsec_nanos().into() }
}
