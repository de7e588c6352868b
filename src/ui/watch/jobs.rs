//! What takes long, in threads of its own: preparing the grader, and one run at a time. Every thread is joined.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::OnceLock;
use std::sync::mpsc::Sender;
use std::thread::Scope;

use super::model::Event;
use super::terminal;
use crate::course::{Course, Exercise};
use crate::grade::{self, Answer, Grader, Manner, Report};
use crate::process::{Beside, Cancel, beside};
use crate::toolchain::ToolchainError;
use crate::verdict::{GraderError, Verdict};

/// What to say of a bug of ours.
const OUR_BUG: &str = "This is a bug in threadlings: please report it, with the message above.";

/// An answer to grade: where it is, how it is called, and its text where it was read already.
pub(super) struct Asked {
    pub(super) exercise: usize,
    pub(super) path: PathBuf,
    pub(super) shown_as: String,
    /// What the watcher compared is what is graded: the file may change and change back meanwhile, and then nobody would
    /// notice that the verdict is about a text in between. Without it the grader reads the file itself.
    pub(super) answer: Option<Answer>,
    /// Whether what is known of it does not count.
    pub(super) anew: bool,
}

/// What the threads need, for longer than they live.
pub(super) struct Bench<'a> {
    pub(super) course: &'a Course,
    pub(super) root: PathBuf,
    pub(super) manner: Manner,
    /// Filled once, when preparing ended well.
    pub(super) grader: OnceLock<Grader>,
}

struct Thread<'scope> {
    cancel: Cancel,
    handle: Beside<'scope, ()>,
}

/// The threads that are at work.
pub(super) struct Jobs<'scope, 'env> {
    scope: &'scope Scope<'scope, 'env>,
    bench: &'env Bench<'env>,
    events: Sender<Event>,
    preparing: Option<Thread<'scope>>,
    running: Option<Thread<'scope>>,
}

impl<'scope, 'env> Jobs<'scope, 'env> {
    pub(super) fn new(
        scope: &'scope Scope<'scope, 'env>,
        bench: &'env Bench<'env>,
        events: Sender<Event>,
    ) -> Jobs<'scope, 'env> {
        Jobs { scope, bench, events, preparing: None, running: None }
    }

    /// Starts to prepare the grader; an earlier try has ended.
    pub(super) fn prepare(&mut self) {
        join(self.preparing.take());
        let cancel = Cancel::new();
        let (bench, events, until) = (self.bench, self.events.clone(), cancel.clone());
        self.preparing = self.begin(cancel, move || {
            let end = catch_unwind(AssertUnwindSafe(|| prepare(bench, &until, &events)));
            let _ = events.send(end.unwrap_or_else(|_| {
                Event::PrepareFailed(GraderError { message: terminal::workers_panic(), advice: OUR_BUG.to_owned() })
            }));
        });
    }

    /// Starts to grade one answer.
    pub(super) fn check(&mut self, run: u64, asked: Asked) {
        let bench = self.bench;
        self.start(run, move |cancel, events| {
            let report = grade_one(bench, &asked, cancel, &|event| tell(events, run, event));
            if let Some(report) = report {
                let _ = events.send(Event::Verdict { run, report: Box::new(report) });
            }
        });
    }

    /// Starts to grade one answer after the other.
    pub(super) fn check_all(&mut self, run: u64, all: Vec<Asked>) {
        let bench = self.bench;
        self.start(run, move |cancel, events| {
            for asked in &all {
                let exercise = asked.exercise;
                let _ = events.send(Event::AllStarted { run, exercise });
                let report = grade_one(bench, asked, cancel, &|event| tell(events, run, event));
                let Some(report) = report else { return };
                let trace = report.trace().map(Box::new);
                let _ = events.send(Event::AllVerdict { run, exercise, verdict: report.verdict, trace });
            }
        });
    }

    /// Tells the run to stop; it says [`Event::Ended`] when it has.
    pub(super) fn cancel(&self) {
        if let Some(thread) = &self.running {
            thread.cancel.cancel();
        }
    }

    /// Takes leave of a run that said [`Event::Ended`], its last word.
    pub(super) fn ended(&mut self) {
        join(self.running.take());
    }

    /// Stops all work, and waits until nothing of it is left.
    pub(super) fn stop(&mut self) {
        for thread in [&self.preparing, &self.running].into_iter().flatten() {
            thread.cancel.cancel();
        }
        join(self.preparing.take());
        join(self.running.take());
    }

    fn start(&mut self, run: u64, work: impl FnOnce(&Cancel, &Sender<Event>) + Send + 'scope) {
        join(self.running.take());
        let cancel = Cancel::new();
        let (events, until) = (self.events.clone(), cancel.clone());
        self.running = self.begin(cancel, move || {
            work(&until, &events);
            let _ = events.send(Event::Ended { run });
        });
        if self.running.is_none() {
            let _ = self.events.send(Event::Ended { run });
        }
    }

    /// Begins work on a thread; where the system gives none, that is told as an event.
    fn begin(&self, cancel: Cancel, work: impl FnOnce() + Send + 'scope) -> Option<Thread<'scope>> {
        match beside(self.scope, work) {
            Ok(handle) => Some(Thread { cancel, handle }),
            Err(error) => {
                if let Some(error) = ToolchainError::from(error).verdict() {
                    let _ = self.events.send(Event::PrepareFailed(error));
                }
                None
            }
        }
    }
}

impl Drop for Jobs<'_, '_> {
    fn drop(&mut self) {
        self.stop();
    }
}

/// Waits for a thread's end. A panic in it was caught and told before.
fn join(thread: Option<Thread<'_>>) {
    if let Some(thread) = thread {
        thread.handle.join();
    }
}

fn prepare(bench: &Bench<'_>, cancel: &Cancel, events: &Sender<Event>) -> Event {
    let tell = |event: grade::Event| {
        if let grade::Event::Preparing(what) = event {
            let _ = events.send(Event::Preparing(what));
        }
    };
    let grader = match Grader::prepare(&bench.root, bench.manner, cancel, &tell) {
        Ok(grader) => bench.grader.get_or_init(|| grader),
        Err(error) => return Event::PrepareFailed(error),
    };
    // Announced first: what needs it waits for it, and the learner reads and gets other verdicts meanwhile.
    let Some(building) = bench.course.is_explored().then(|| grader.announce_explorer()).flatten() else {
        return Event::Prepared;
    };
    let _ = events.send(Event::Prepared);
    let tell = |done: &str| {
        let _ = events.send(Event::Building(Some(done.to_owned())));
    };
    // What it means that it cannot be had is said by the verdicts.
    let _ = building.build(cancel, &tell);
    Event::Building(None)
}

fn tell(events: &Sender<Event>, run: u64, event: grade::Event) {
    let event = match event {
        grade::Event::Preparing(what) => Event::Step { run, what },
        grade::Event::StageStarted(stage) => Event::Stage { run, stage },
        grade::Event::StageFinished(_) => return,
    };
    let _ = events.send(event);
}

/// Grades one answer; none when cancelled. A panic of the grader's is a verdict: it must not end the watcher.
fn grade_one(
    bench: &Bench<'_>,
    asked: &Asked,
    cancel: &Cancel,
    tell: &(dyn Fn(grade::Event) + Sync),
) -> Option<Report> {
    let exercise = &bench.course.exercises[asked.exercise];
    let graded = catch_unwind(AssertUnwindSafe(|| {
        let Some(grader) = bench.grader.get() else {
            return Some(failed(asked, exercise, "the grader is not ready", OUR_BUG));
        };
        if exercise.checked().is_some_and(|checked| checked.explore.required) && asked.answer.is_some() {
            // The network may be back.
            grader.retry_explorer();
        }
        match &asked.answer {
            Some(answer) => grader.grade_answer(exercise, answer, asked.anew, cancel, tell),
            None => grader.grade(exercise, &asked.path, &asked.shown_as, cancel, tell),
        }
    }));
    graded.unwrap_or_else(|_| Some(failed(asked, exercise, &terminal::workers_panic(), OUR_BUG)))
}

fn failed(asked: &Asked, exercise: &Exercise, message: &str, advice: &str) -> Report {
    Report::bare(exercise.name.as_str(), &asked.shown_as, Verdict::grader_error(message, advice))
}
