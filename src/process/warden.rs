//! The warden: the process between the grader and a program, which watches the program and leaves nothing of it.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::os::unix::net::UnixStream;
use std::os::unix::process::{CommandExt, ExitStatusExt};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::process::{Pid, PidfdFlags, Resource, Rlimit, Signal, WaitOptions};

use super::capture::Capture;
use super::channel::{Reader, waiting};
use super::grace::Grace;
use super::kill::kill_below;
use super::linux::{self, task};
use super::watch::{Finding, Watch};
use super::{Ended, How, Job, LimitKind, Line, Request, WaitKind, sandbox};

/// The hidden argument that makes this binary a warden.
pub const WARDEN_ARGUMENT: &str = "__warden";

/// Address space is no memory: a program may reserve this many times its memory limit.
const ADDRESS_SPACE_FACTOR: u64 = 4;
/// How many threads this user may have beyond all that there are on the machine: a bomb that nobody can keep up with ends
/// there.
const BEYOND_THE_OTHERS: u64 = 4096;
/// How long to stay away between two looks at children that are left.
const BETWEEN_LOOKS_AT_CHILDREN: Duration = Duration::from_millis(5);

/// Runs the one job that comes over standard input, answers there, and returns the process's exit code.
pub fn main() -> u8 {
    let Ok(control) = io::stdin().as_fd().try_clone_to_owned().map(UnixStream::from) else { return 2 };
    let mut line = String::new();
    let job = match BufReader::new(&control).read_line(&mut line).map(|_| serde_json::from_str::<Job>(&line)) {
        Ok(Ok(job)) => job,
        _ => return 2,
    };
    let ended = match start(&job) {
        Ok(started) => Warden::new(job, started, control.as_fd()).watch(),
        Err(error) => {
            let why = format!("failed to start {}: {error}", job.program.display());
            Some(Ended::unseen(How::NotStarted(why)))
        }
    };
    kill_below();
    let Some(ended) = ended else { return 1 };
    match serde_json::to_string(&ended) {
        Ok(answer) => u8::from((&control).write_all(answer.as_bytes()).is_err()),
        Err(_) => 2,
    }
}

/// A program that runs, and our end of its private channel.
struct Started {
    child: Child,
    channel: Option<UnixStream>,
}

fn start(job: &Job) -> io::Result<Started> {
    // Whatever loses its parent below us becomes our child.
    rustix::process::set_child_subreaper(Some(rustix::process::getpid()))?;
    limit(Resource::Core, 0)?;
    limit(Resource::Fsize, job.limits.file_bytes)?;
    // Of use where it counts: for everybody but root. The limits of one program are looked after here.
    limit(Resource::Nproc, linux::threads_of_all().saturating_add(BEYOND_THE_OTHERS))?;
    limit(Resource::As, job.limits.memory_bytes.saturating_mul(ADDRESS_SPACE_FACTOR))?;
    if job.limits.sandboxed {
        // The warden as well: it needs no more than /proc.
        sandbox::enter(job)?;
    }
    #[expect(clippy::disallowed_methods, reason = "below a warden")]
    let mut command = Command::new(&job.program);
    if let Some(called) = &job.called {
        command.arg0(called);
    }
    command.args(&job.arguments).current_dir(&job.directory);
    command.env_clear().envs(job.environment.iter().map(|(name, value)| (name, value)));
    command.stdout(Stdio::piped()).stderr(Stdio::piped()).process_group(0);
    let channel = match &job.request {
        Some(request) => {
            let (ours, theirs) = UnixStream::pair()?;
            (&ours).write_all(format!("{request}\n").as_bytes())?;
            command.stdin(OwnedFd::from(theirs));
            Some(ours)
        }
        None => {
            command.stdin(File::open("/dev/null")?);
            None
        }
    };
    Ok(Started { child: command.spawn()?, channel })
}

fn limit(resource: Resource, value: u64) -> io::Result<()> {
    let hard = rustix::process::getrlimit(resource).maximum;
    let value = hard.map_or(value, |hard| value.min(hard));
    Ok(rustix::process::setrlimit(resource, Rlimit { current: Some(value), maximum: Some(value) })?)
}

struct Warden<'c> {
    job: Job,
    child: Child,
    /// Readable when the child has ended; absent on kernels without it, where each look asks.
    ended: Option<OwnedFd>,
    control: BorrowedFd<'c>,
    channel: Option<UnixStream>,
    reader: Reader,
    stdout: Capture,
    stderr: Capture,
    watch: Watch,
    /// Set when the check is over.
    over: Option<Over>,
}

/// What comes after a check.
struct Over {
    grace: Grace,
    /// Whether the harness was told to end the process.
    dismissed: bool,
}

impl<'c> Warden<'c> {
    fn new(job: Job, started: Started, control: BorrowedFd<'c>) -> Warden<'c> {
        let Started { child, channel } = started;
        let nonce = job.request.as_ref().map(|request| request.nonce.clone()).unwrap_or_default();
        let pid = Pid::from_child(&child);
        Warden {
            ended: rustix::process::pidfd_open(pid, PidfdFlags::empty()).ok(),
            watch: Watch::new(child.id(), &job),
            reader: Reader::new(nonce),
            stdout: Capture::new(job.limits.kept_bytes),
            stderr: Capture::new(job.limits.kept_bytes),
            over: None,
            job,
            child,
            control,
            channel,
        }
    }

    /// Watches until the job is over; `None` when the grader has gone or wants no answer any more.
    fn watch(mut self) -> Option<Ended> {
        for stream in self.streams() {
            // Reads must never wait: what is readable is drained, no more.
            let _ = rustix::io::ioctl_fionbio(stream, true);
        }
        let (how, threads) = loop {
            if self.wait_for_something()? {
                return None;
            }
            self.drain();
            if self.stdout.total() + self.stderr.total() > self.job.limits.output_bytes {
                break (How::Exceeded(LimitKind::Output), Vec::new());
            }
            if self.reader.lines().contains(&Line::TooManyThreads) {
                break (How::Exceeded(LimitKind::Threads), Vec::new());
            }
            if let Ok(Some(status)) = self.child.try_wait() {
                break (self.after_exit(status)?, Vec::new());
            }
            if let Some(stopped) = self.look() {
                break stopped;
            }
        };
        let (cpu, wall, peak_memory_bytes) = self.watch.used();
        kill_below();
        self.drain();
        Some(Ended {
            how,
            stdout: self.stdout.into_text(),
            stderr: self.stderr.into_text(),
            lines: self.reader.into_lines(),
            threads,
            cpu,
            wall,
            peak_memory_bytes,
        })
    }

    fn streams(&self) -> Vec<BorrowedFd<'_>> {
        let channel = self.channel.as_ref().map(AsFd::as_fd);
        let stdout = self.child.stdout.as_ref().map(AsFd::as_fd);
        let stderr = self.child.stderr.as_ref().map(AsFd::as_fd);
        [channel, stdout, stderr].into_iter().flatten().collect()
    }

    /// Waits for bytes, the child's end, the time of the next look, or the grader; `true` when the grader has gone.
    fn wait_for_something(&self) -> Option<bool> {
        let mut descriptors = vec![PollFd::from_borrowed_fd(self.control, PollFlags::IN)];
        descriptors.extend(self.streams().into_iter().map(|fd| PollFd::from_borrowed_fd(fd, PollFlags::IN)));
        descriptors.extend(self.ended.as_ref().map(|fd| PollFd::new(fd, PollFlags::IN)));
        match poll(&mut descriptors, Some(&timespec(self.watch.until_next_look()))) {
            Ok(_) => Some(!descriptors[0].revents().is_empty()),
            Err(rustix::io::Errno::INTR) => Some(false),
            Err(_) => None,
        }
    }

    /// Takes what is there, without waiting; a stream at its end is closed.
    fn drain(&mut self) {
        let reader = &mut self.reader;
        drain(&mut self.channel, |bytes| reader.push(bytes));
        drain(&mut self.child.stdout, |bytes| self.stdout.push(bytes));
        drain(&mut self.child.stderr, |bytes| self.stderr.push(bytes));
        // What `main` left behind ends with it, and an exploration has looked at what each schedule left: nobody waits to
        // be dismissed.
        let dismissed = |request: &Request| request.check == "main" || request.exploring.is_some();
        if self.over.is_none() && self.job.request.is_some() && self.reader.lines().contains(&Line::Ok) {
            let grace = Grace::new(Instant::now(), self.watch.used().0, self.job.limits.wall);
            self.over = Some(Over { grace, dismissed: self.job.request.as_ref().is_some_and(dismissed) });
            self.watch.check_is_over();
        }
    }

    /// Looks at the program when it is time to; how it was stopped, where it must be.
    fn look(&mut self) -> Option<(How, Vec<super::SeenThread>)> {
        if self.watch.until_next_look() > Duration::ZERO {
            return None;
        }
        let pid = self.child.id();
        let tasks = task::all(&pid.to_string());
        // After it, so that whatever was said before the look is known.
        self.drain();
        let waits = waiting(self.reader.lines());
        let calls =
            self.reader.lines().iter().filter(|line| matches!(line, Line::Waits(_) | Line::GoesOn { .. })).count();
        let in_check: Vec<u32> = waits.iter().map(|wait| wait.tid).collect();
        let looking: Vec<u32> =
            waits.iter().filter(|wait| wait.kind == WaitKind::Asleep).map(|wait| wait.tid).collect();
        let found = self.watch.look(&tasks, &looking, calls);
        let seen = |tasks: &[task::Task]| linux::seen(pid, tasks, &in_check);
        let Some(over) = &mut self.over else {
            return match found? {
                Finding::Stalled => Some((How::Stalled, seen(&tasks))),
                Finding::OutOfTime { limit, spent } => Some((How::OutOfTime { limit, spent }, seen(&tasks))),
                Finding::Exceeded(limit) => Some((How::Exceeded(limit), Vec::new())),
            };
        };
        let processes = linux::descendants(pid);
        let others: Vec<task::Task> = tasks.into_iter().filter(|task| over.dismissed || task.tid != pid).collect();
        if !over.dismissed && others.is_empty() && processes.is_empty() {
            over.dismissed = true;
            self.watch.check_is_over();
            if let Some(channel) = &mut self.channel {
                // A program that does not listen any more is ending anyhow.
                let _ = channel.write_all(b".");
            }
            return None;
        }
        let stands_still = self.watch.left_stand_still(&others) && processes.is_empty();
        let theirs = tasks_of(&processes);
        let left = others.iter().chain(&theirs);
        (stands_still || over.grace.is_over(Instant::now(), left, self.watch.used().0)).then(|| {
            let processes = processes.into_iter().map(linux::name).collect();
            (How::LeftRunning { processes }, seen(&others))
        })
    }

    /// How a job ended that ended by itself, once its own processes have had their grace; `None` when the grader has gone.
    fn after_exit(&mut self, status: ExitStatus) -> Option<How> {
        if self.job.request.is_some() {
            let left = || linux::descendants(std::process::id());
            let cpu = |left: &[u32]| left.iter().copied().map(linux::cpu).sum();
            let mut grace = Grace::new(Instant::now(), cpu(&left()), self.job.limits.wall);
            loop {
                let left = left();
                if left.is_empty() {
                    break;
                }
                if grace.is_over(Instant::now(), &tasks_of(&left), cpu(&left)) {
                    return Some(How::LeftRunning { processes: left.into_iter().map(linux::name).collect() });
                }
                let mut control = [PollFd::from_borrowed_fd(self.control, PollFlags::IN)];
                if poll(&mut control, Some(&timespec(BETWEEN_LOOKS_AT_CHILDREN))).is_ok_and(|ready| ready > 0) {
                    return None;
                }
                self.drain();
                while let Ok(Some(_)) = rustix::process::wait(WaitOptions::NOHANG) {}
            }
        }
        Some(match (status.code(), status.signal()) {
            (Some(code), _) => How::Exited(code),
            (None, Some(signal)) if signal == Signal::XFSZ.as_raw() => How::Exceeded(LimitKind::FileSize),
            (None, signal) => How::Signalled(signal.unwrap_or_default()),
        })
    }
}

/// The threads of these processes.
fn tasks_of(processes: &[u32]) -> Vec<task::Task> {
    processes.iter().flat_map(|pid| task::all(&pid.to_string())).collect()
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
