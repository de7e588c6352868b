//! What a warden listens to: the grader, the private channel, and what the program prints.
//!
//! A pipe cannot be waited for together with others here, so a thread reads each. Such a thread ends at the end of its
//! stream; one whose stream a grandchild holds open ends with the warden, as the grandchild does.

use std::io::{self, Read, Write};
use std::marker::PhantomData;
use std::net::TcpStream;
use std::process::Child;
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::sync::{Arc, Mutex};
use std::thread::Builder;
use std::time::{Duration, Instant};

use super::{Channel, Control};
use crate::process::Source;

/// How many pieces may be read and not taken: a program that prints without end has to wait.
const WAITING: usize = 64;
/// For how long the rest of what an ended program wrote is waited for: only a process that it left holds it back.
const REST: Duration = Duration::from_secs(1);

/// What a thread has to tell.
enum Heard {
    Opened,
    Bytes(Source, Vec<u8>),
    Closed,
    GraderHasGone,
}

/// The streams of one program, and the grader's line.
pub(in crate::process) struct Streams<'c> {
    heard: Receiver<Heard>,
    /// What was heard and is not taken yet.
    next: Option<(Source, Vec<u8>)>,
    /// How many streams of the program are open.
    open: usize,
    grader_has_gone: bool,
    /// Our half of the channel, once it is there.
    answers: Arc<Mutex<Option<TcpStream>>>,
    control: PhantomData<&'c Control>,
}

impl<'c> Streams<'c> {
    /// Listens to `child`.
    pub(in crate::process) fn of(_: &'c Control, child: &mut Child, channel: Option<Channel>) -> Streams<'c> {
        let (tell, heard) = sync_channel(WAITING);
        let answers = Arc::new(Mutex::new(None));
        let gone = tell.clone();
        listen("grader", move || {
            Control::wait_for_its_end();
            let _ = gone.send(Heard::GraderHasGone);
        });
        if let Some(channel) = channel {
            let (tell, answers) = (tell.clone(), Arc::clone(&answers));
            listen("channel", move || {
                let opened = channel.open().and_then(|stream| Ok((stream.try_clone()?, stream)));
                if let Ok((ours, stream)) = opened {
                    *answers.lock().unwrap_or_else(|poisoned| poisoned.into_inner()) = Some(ours);
                    let _ = tell.send(Heard::Opened);
                    read(stream, Source::Channel, &tell);
                }
            });
        }
        if let Some(stdout) = child.stdout.take() {
            let tell = tell.clone();
            listen("stdout", move || read(stdout, Source::Stdout, &tell));
        }
        if let Some(stderr) = child.stderr.take() {
            listen("stderr", move || read(stderr, Source::Stderr, &tell));
        }
        Streams { heard, next: None, open: 2, grader_has_gone: false, answers, control: PhantomData }
    }

    fn note(&mut self, heard: Heard) {
        match heard {
            Heard::Opened => self.open += 1,
            Heard::Bytes(source, bytes) => self.next = Some((source, bytes)),
            Heard::Closed => self.open = self.open.saturating_sub(1),
            Heard::GraderHasGone => self.grader_has_gone = true,
        }
    }

    /// Waits for bytes, a stream's end, the grader, or so long; `true` when the grader has gone.
    pub(in crate::process) fn wait(&mut self, most: Duration) -> Option<bool> {
        if self.next.is_none() && !self.grader_has_gone {
            match self.heard.recv_timeout(most) {
                Ok(heard) => self.note(heard),
                Err(RecvTimeoutError::Timeout) => {}
                // Who listens to the grader is gone without a word.
                Err(RecvTimeoutError::Disconnected) => return None,
            }
        }
        Some(self.grader_has_gone)
    }

    /// Waits for the grader alone, or so long; `true` when it has gone.
    pub(in crate::process) fn wait_for_grader(&mut self, most: Duration) -> bool {
        self.wait(most).unwrap_or(true)
    }

    /// Takes what is there, without waiting.
    pub(in crate::process) fn drain(&mut self, take: &mut dyn FnMut(Source, &[u8])) {
        // A program that prints for ever must not keep the warden from looking.
        for _ in 0..WAITING {
            if let Some((source, bytes)) = self.next.take() {
                take(source, &bytes);
            }
            match self.heard.try_recv() {
                Ok(heard) => self.note(heard),
                Err(_) => break,
            }
        }
    }

    /// Takes the rest of what the program wrote, which has ended.
    pub(in crate::process) fn drain_rest(&mut self, take: &mut dyn FnMut(Source, &[u8])) {
        let until = Instant::now() + REST;
        self.drain(take);
        while self.open > 0 || self.next.is_some() {
            match self.wait(until.saturating_duration_since(Instant::now())) {
                Some(false) if Instant::now() < until => self.drain(take),
                _ => break,
            }
        }
        self.drain(take);
    }

    /// Tells the harness to end the process.
    pub(in crate::process) fn dismiss(&mut self) {
        if let Some(channel) = &mut *self.answers.lock().unwrap_or_else(|poisoned| poisoned.into_inner()) {
            // A program that does not listen any more is ending anyhow.
            let _ = channel.write_all(b".");
        }
    }
}

/// Starts a thread that listens; where there is none to be had, the program is stopped for want of time, and nothing said
/// of it that is wrong.
fn listen(name: &str, work: impl FnOnce() + Send + 'static) {
    let _ = Builder::new().name(name.to_owned()).spawn(work);
}

fn read(mut stream: impl Read, source: Source, tell: &SyncSender<Heard>) {
    let mut buffer = vec![0; 64 * 1024];
    loop {
        match stream.read(&mut buffer) {
            Ok(0) => break,
            Ok(length) => {
                if tell.send(Heard::Bytes(source, buffer[..length].to_vec())).is_err() {
                    return;
                }
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(_) => break,
        }
    }
    let _ = tell.send(Heard::Closed);
}
