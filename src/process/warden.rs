//! The warden: the process between the grader and a program, which watches the program and leaves nothing of it.

use std::io;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::Duration;

use super::capture::Capture;
use super::channel::{Reader, waiting};
use super::grace::Grace;
use super::system::{self, Channel, Control, Streams, kill_below};
use super::watch::{Finding, Watch};
use super::{Ended, How, Job, LimitKind, Line, Request, Source, WaitKind, task};

/// The hidden argument that makes this binary a warden.
pub const WARDEN_ARGUMENT: &str = "__warden";

/// How long to stay away between two looks at children that are left.
const BETWEEN_LOOKS_AT_CHILDREN: Duration = Duration::from_millis(5);

/// Runs the one job that comes over standard input, answers there, and returns the process's exit code.
pub fn main() -> u8 {
    let Ok(control) = Control::take() else { return 2 };
    let job = match control.request().map(|line| serde_json::from_str::<Job>(&line)) {
        Ok(Ok(job)) => job,
        _ => return 2,
    };
    let ended = match start(&job) {
        Ok(started) => Warden::new(job, started, &control).watch(),
        Err(error) => {
            let why = format!("failed to start {}: {error}", job.program.display());
            Some(Ended::unseen(How::NotStarted(why)))
        }
    };
    kill_below();
    let Some(ended) = ended else { return 1 };
    match serde_json::to_string(&ended) {
        Ok(answer) => u8::from(control.answer(&answer).is_err()),
        Err(_) => 2,
    }
}

/// A program that runs, and our end of its private channel.
struct Started {
    child: Child,
    channel: Option<Channel>,
}

fn start(job: &Job) -> io::Result<Started> {
    system::contain(job)?;
    #[expect(clippy::disallowed_methods, reason = "below a warden")]
    let mut command = Command::new(&job.program);
    if let Some(called) = &job.called {
        system::call(&mut command, called);
    }
    command.args(&job.arguments).current_dir(&job.directory);
    command.env_clear().envs(job.environment.iter().map(|(name, value)| (name, value)));
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    system::group_apart(&mut command);
    let channel = system::give_channel(&mut command, job.request.as_ref())?;
    let before = system::come_first();
    let child = command.spawn()?;
    system::put_back(&child, before);
    Ok(Started { child, channel })
}

struct Warden<'c> {
    job: Job,
    child: Child,
    streams: Streams<'c>,
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
    fn new(job: Job, started: Started, control: &'c Control) -> Warden<'c> {
        let Started { mut child, channel } = started;
        let nonce = job.request.as_ref().map(|request| request.nonce.clone()).unwrap_or_default();
        Warden {
            streams: Streams::of(control, &mut child, channel),
            watch: Watch::new(child.id(), &job),
            reader: Reader::new(nonce),
            stdout: Capture::new(job.limits.kept_bytes),
            stderr: Capture::new(job.limits.kept_bytes),
            over: None,
            job,
            child,
        }
    }

    /// Watches until the job is over; `None` when the grader has gone or wants no answer any more.
    fn watch(mut self) -> Option<Ended> {
        let (how, threads) = loop {
            if self.streams.wait(self.watch.until_next_look())? {
                return None;
            }
            self.drain();
            if self.stdout.total() + self.stderr.total() > self.job.limits.output_bytes {
                break (How::Exceeded(LimitKind::Output), Vec::new());
            }
            if self.reader.lines().contains(&Line::TooManyThreads) {
                break (How::Exceeded(LimitKind::Threads), Vec::new());
            }
            if let Ok(Some(status)) = self.child.try_wait()
                && system::has_ended(status)
            {
                break (self.after_exit(status)?, Vec::new());
            }
            if let Some(stopped) = self.look() {
                break stopped;
            }
        };
        let (cpu, wall, peak_memory_bytes) = self.watch.used();
        system::kill_program(&mut self.child);
        self.take(Streams::drain_rest);
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

    /// Takes what is there, without waiting.
    fn drain(&mut self) {
        self.take(Streams::drain);
        // What `main` left behind ends with it, and an exploration has looked at what each schedule left: nobody waits to
        // be dismissed.
        let dismissed = |request: &Request| request.check == "main" || request.exploring.is_some();
        if self.over.is_none() && self.job.request.is_some() && self.reader.lines().contains(&Line::Ok) {
            let grace = Grace::new(self.watch.now(), self.job.limits.wall);
            self.over = Some(Over { grace, dismissed: self.job.request.as_ref().is_some_and(dismissed) });
            self.watch.check_is_over();
        }
    }

    fn take(&mut self, from: impl FnOnce(&mut Streams<'c>, &mut dyn FnMut(Source, &[u8]))) {
        from(&mut self.streams, &mut |source, bytes| match source {
            Source::Channel => self.reader.push(bytes),
            Source::Stdout => self.stdout.push(bytes),
            Source::Stderr => self.stderr.push(bytes),
        });
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
        let seen = |tasks: &[task::Task]| system::seen(pid, tasks, &in_check);
        let Some(over) = &mut self.over else {
            return match found? {
                Finding::Stalled => Some((How::Stalled, seen(&tasks))),
                Finding::OutOfTime { limit, spent } => Some((How::OutOfTime { limit, spent }, seen(&tasks))),
                Finding::Exceeded(limit) => Some((How::Exceeded(limit), Vec::new())),
            };
        };
        // Below us, and not only below it: when it has just ended, what it leaves is ours.
        let mut processes = system::descendants(std::process::id());
        processes.retain(|process| *process != pid);
        // Until it waits to be dismissed, what is left may wait for it.
        let main_waits = tasks.iter().all(|task| task.tid != pid || task.state == task::State::Blocked);
        let others: Vec<task::Task> = tasks.into_iter().filter(|task| over.dismissed || task.tid != pid).collect();
        if !over.dismissed && others.is_empty() && processes.is_empty() {
            over.dismissed = true;
            self.watch.check_is_over();
            self.streams.dismiss();
            return None;
        }
        let stands_still =
            (main_waits || over.dismissed) && self.watch.left_stand_still(&others) && processes.is_empty();
        let theirs = tasks_of(&processes);
        let left = others.iter().chain(&theirs);
        // What is left has no right to grow; what the check itself took and kept says nothing any more.
        let is_alone = others.iter().all(|task| task.tid == pid) && processes.is_empty();
        let is_too_much = !is_alone && matches!(found, Some(Finding::Exceeded(_)));
        let grace_is_over = over.grace.is_over(self.watch.now(), left, self.watch.used().0);
        (stands_still || is_too_much || grace_is_over).then(|| {
            let processes = processes.into_iter().map(system::name).collect();
            (How::LeftRunning { processes }, seen(&others))
        })
    }

    /// How a job ended that ended by itself, once its own processes have had their grace; `None` when the grader has gone.
    fn after_exit(&mut self, status: ExitStatus) -> Option<How> {
        if self.job.request.is_some() {
            self.watch.check_is_over();
            let mut grace = Grace::new(self.watch.now(), self.job.limits.wall);
            loop {
                let left = system::descendants(std::process::id());
                if left.is_empty() {
                    break;
                }
                let tasks = tasks_of(&left);
                let found = self.watch.look(&tasks, &[], 0);
                let cpu = left.iter().copied().map(system::cpu).sum();
                if matches!(found, Some(Finding::Exceeded(_))) || grace.is_over(self.watch.now(), &tasks, cpu) {
                    return Some(How::LeftRunning { processes: left.into_iter().map(system::name).collect() });
                }
                if self.streams.wait_for_grader(BETWEEN_LOOKS_AT_CHILDREN) {
                    return None;
                }
                self.drain();
                system::reap();
            }
        }
        Some(system::how(status))
    }
}

/// The threads of these processes.
fn tasks_of(processes: &[u32]) -> Vec<task::Task> {
    processes.iter().flat_map(|pid| task::all(&pid.to_string())).collect()
}
