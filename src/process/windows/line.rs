//! Lines between processes: the grader's to its warden are two pipes, the warden's to the program is a socket.
//!
//! A pipe has one direction, and a child gets only three of them; a local socket has both, and neither end needs a system
//! call of its own. The program learns over standard input where the socket is, and says a secret there that nobody else
//! has read.

use std::io::{self, BufRead, BufReader, PipeReader, PipeWriter, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::process::{Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::Duration;

use crate::process::Request;

/// For this long whoever connects has time to say the secret.
const INTRODUCTION: Duration = Duration::from_secs(5);

/// The grader's end of the line to a warden.
pub(in crate::process) struct Line {
    requests: Ending,
    answer: Receiver<io::Result<Vec<u8>>>,
    /// Reads the answer; it ends with the warden at the latest.
    reader: Option<JoinHandle<()>>,
}

/// The warden's end, before it is the warden's.
pub(in crate::process) struct Theirs {
    requests: PipeReader,
    answers: PipeWriter,
}

/// What ends a line: a warden that reads the end of its input ends, and its tree with it.
#[derive(Clone, Debug)]
pub(in crate::process) struct Ending(Arc<Mutex<Option<PipeWriter>>>);

/// The warden's end of the line to the grader: its standard input and output.
pub(in crate::process) struct Control(());

/// Where the program will connect to for its private channel, and what it is asked there.
pub(in crate::process) struct Channel {
    listener: TcpListener,
    secret: String,
    request: String,
}

impl Line {
    /// A line, both ends of it.
    pub(in crate::process) fn new() -> io::Result<(Line, Theirs)> {
        let (theirs, requests) = io::pipe()?;
        let (answers, answering) = io::pipe()?;
        let (tell, answer) = channel();
        let read = move || {
            let mut line = Vec::new();
            let read = BufReader::new(answers).read_until(b'\n', &mut line);
            // A grader that does not wait any more does not need it.
            let _ = tell.send(read.map(|_| line));
        };
        let reader = std::thread::Builder::new().name("answer".into()).spawn(read)?;
        let requests = Ending(Arc::new(Mutex::new(Some(requests))));
        Ok((Line { requests, answer, reader: Some(reader) }, Theirs { requests: theirs, answers: answering }))
    }

    /// What ends it, for somebody else.
    pub(in crate::process) fn ending(&self) -> io::Result<Ending> {
        Ok(self.requests.clone())
    }

    /// Ends it.
    pub(in crate::process) fn end(&self) {
        self.requests.end();
    }

    /// Sends the request.
    pub(in crate::process) fn send(&mut self, bytes: &[u8]) -> io::Result<()> {
        let mut writer = self.requests.0.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        writer.as_mut().ok_or(io::ErrorKind::BrokenPipe)?.write_all(bytes)
    }

    /// What the warden answers, once it has; nothing yet when that takes longer than this.
    pub(in crate::process) fn answer(&mut self, within: Duration) -> io::Result<Option<Vec<u8>>> {
        match self.answer.recv_timeout(within) {
            Ok(answer) => answer.map(Some),
            Err(RecvTimeoutError::Timeout) => Ok(None),
            Err(RecvTimeoutError::Disconnected) => Err(io::ErrorKind::UnexpectedEof.into()),
        }
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        self.end();
        if let Some(reader) = self.reader.take() {
            // The warden has been waited for, or was never started: its end of the pipe is closed.
            let _ = reader.join();
        }
    }
}

impl Theirs {
    /// Gives it to the warden that `command` starts.
    pub(in crate::process) fn give(self, command: &mut Command) {
        command.stdin(self.requests).stdout(self.answers).stderr(Stdio::null());
    }
}

impl Ending {
    /// Ends the line.
    pub(in crate::process) fn end(&self) {
        self.0.lock().unwrap_or_else(|poisoned| poisoned.into_inner()).take();
    }
}

impl Control {
    /// Takes it over.
    pub(in crate::process) fn take() -> io::Result<Control> {
        Ok(Control(()))
    }

    /// The one line that the grader sends.
    pub(in crate::process) fn request(&self) -> io::Result<String> {
        let mut line = String::new();
        io::stdin().read_line(&mut line)?;
        Ok(line)
    }

    /// Answers.
    #[expect(clippy::unused_self, reason = "who has it may answer")]
    pub(in crate::process) fn answer(&self, text: &str) -> io::Result<()> {
        let mut answers = io::stdout().lock();
        answers.write_all(text.as_bytes())?;
        answers.write_all(b"\n")?;
        answers.flush()
    }

    /// Returns when the grader has gone.
    pub(super) fn wait_for_its_end() {
        // It sends nothing more; what it sends all the same is not for us.
        let _ = io::copy(&mut io::stdin().lock(), &mut io::sink());
    }
}

/// Makes the private channel to the program that `command` starts, with the request on it, where there is one; else the
/// program has nothing to read.
pub(in crate::process) fn give_channel(
    command: &mut Command,
    request: Option<&Request>,
) -> io::Result<Option<Channel>> {
    let Some(request) = request else {
        command.stdin(Stdio::null());
        return Ok(None);
    };
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
    let mut secret = [0u8; 16];
    getrandom::fill(&mut secret).map_err(io::Error::other)?;
    let secret: String = secret.iter().map(|byte| format!("{byte:02x}")).collect();
    // The pipe's buffer takes it before anybody reads.
    let (theirs, mut ours) = io::pipe()?;
    writeln!(ours, "{} {secret}", listener.local_addr()?.port())?;
    command.stdin(theirs);
    Ok(Some(Channel { listener, secret, request: format!("{request}\n") }))
}

impl Channel {
    /// Waits for the program to connect, and asks it.
    pub(super) fn open(self) -> io::Result<TcpStream> {
        loop {
            let (mut stream, _) = self.listener.accept()?;
            stream.set_read_timeout(Some(INTRODUCTION))?;
            let mut said = vec![0; self.secret.len()];
            if stream.read_exact(&mut said).is_err() || said != self.secret.as_bytes() {
                // A stranger.
                continue;
            }
            stream.set_read_timeout(None)?;
            stream.set_nodelay(true)?;
            stream.write_all(self.request.as_bytes())?;
            return Ok(stream);
        }
    }
}
