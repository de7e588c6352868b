//! The loop: takes what happens, asks [`update`] what to do about it, does it, and shows what came of it.

use std::collections::VecDeque;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use super::files::{self, Files};
use super::jobs::{Asked, Jobs};
use super::model::{Effect, Event, Model, ShownHint};
use super::screen::Screen;
use super::update::update;
use super::view::view;
use crate::course::{Course, Exercise};
use crate::grade::Answer;
use crate::ui::shell::Shell;
use crate::ui::solution;
use crate::workspace::{Checking, Folder, Notice, Progress, WorkspaceError};

/// A save is several events; they are one when they come within this.
const DEBOUNCE: Duration = Duration::from_millis(15);
/// How often a file system that tells nothing is asked.
const POLL: Duration = Duration::from_millis(300);
/// An editor that moves a file away puts one back within this.
const PATIENCE: Duration = Duration::from_millis(250);

/// The code to end with when the terminal's window is closed: 128 and SIGHUP's number.
const HUNG_UP: u8 = 129;

/// All that the loop works with.
pub(super) struct Session<'a, 'scope, 'env> {
    pub(super) course: &'a Course,
    pub(super) folder: &'a Folder,
    pub(super) shell: &'a mut Shell,
    pub(super) screen: Screen,
    pub(super) model: Model,
    pub(super) files: Files,
    pub(super) jobs: Jobs<'scope, 'env>,
    /// While a run goes on.
    pub(super) checking: Option<Checking<'a>>,
    pub(super) events: Receiver<Event>,
    pub(super) sender: Sender<Event>,
    /// The answer as it was read last, where it could be read.
    pub(super) answer: Option<Answer>,
    /// The exercise whose answer the next check judges anew, whatever is known of it.
    pub(super) anew: Option<usize>,
    pub(super) read_at: Option<Instant>,
    pub(super) patience_ends: Option<Instant>,
}

impl Session<'_, '_, '_> {
    /// Goes on until something asks to quit; the code to end with.
    ///
    /// # Errors
    /// When the terminal takes no more.
    pub(super) fn run(&mut self) -> io::Result<u8> {
        let code = self.go_on();
        self.jobs.stop();
        // There is no screen any more to say it on.
        let _ = self.no_more_checking();
        code
    }

    fn go_on(&mut self) -> io::Result<u8> {
        self.look_after_current();
        self.jobs.prepare();
        let mut code = self.take_in(Event::FileChanged);
        while code.is_none() {
            match self.show() {
                // Painting can find out before the signal comes.
                Err(error) if error.kind() == io::ErrorKind::BrokenPipe => return Ok(HUNG_UP),
                shown => shown?,
            }
            let event = self.next_event();
            code = self.take_in(event);
        }
        Ok(code.unwrap_or(0))
    }

    fn show(&mut self) -> io::Result<()> {
        match &self.model.picker {
            Some(picker) => self.screen.list(self.shell, picker),
            None => {
                let (width, height) = self.shell.size();
                self.screen.main(self.shell, view(&self.model, width, height));
            }
        }
        match self.shell.broken() {
            Some(error) => Err(io::Error::new(error.kind(), error.to_string())),
            None => Ok(()),
        }
    }

    /// The next thing that happens. Sleeps until then: an idle watcher costs nothing.
    fn next_event(&mut self) -> Event {
        loop {
            let now = Instant::now();
            if self.patience_ends.is_some_and(|at| at <= now) {
                self.patience_ends = None;
                return Event::PatienceOver;
            }
            if self.read_at.is_some_and(|at| at <= now) {
                self.read_at = None;
                return Event::FileChanged;
            }
            let received = match self.read_at.into_iter().chain(self.patience_ends).min() {
                Some(at) => self.events.recv_timeout(at - now),
                // The sender in our own hands keeps the channel open.
                None => self.events.recv().map_err(|_| RecvTimeoutError::Disconnected),
            };
            match received {
                // The first event of a save says when to read; later ones do not put it off.
                Ok(Event::FileChanged) => self.read_by(Instant::now() + DEBOUNCE),
                Ok(event) => return event,
                Err(_) => {}
            }
        }
    }

    /// Has the file read at that time at the latest.
    fn read_by(&mut self, at: Instant) {
        self.read_at = Some(self.read_at.map_or(at, |before| before.min(at)));
    }

    /// Takes an event in and does what follows from it; the code to end with, if it is to end.
    fn take_in(&mut self, event: Event) -> Option<u8> {
        let mut events = VecDeque::from([event]);
        if let Some(Event::Ended { .. }) = events.front() {
            self.jobs.ended();
            events.extend(self.no_more_checking());
        }
        while let Some(event) = events.pop_front() {
            for effect in update(&mut self.model, event) {
                match effect {
                    Effect::Quit(code) => return Some(code),
                    effect => events.extend(self.perform(effect)),
                }
            }
        }
        None
    }

    /// Does what `update` wants done; what came of it.
    fn perform(&mut self, effect: Effect) -> Option<Event> {
        match effect {
            Effect::Prepare => self.jobs.prepare(),
            Effect::ReadAnswer => return Some(self.read_answer()),
            Effect::BePatient => self.patience_ends = Some(Instant::now() + PATIENCE),
            Effect::Forget(exercise) => self.anew = Some(exercise),
            Effect::StartCheck { run, exercise } => {
                self.begin_checking();
                let anew = self.anew.take() == Some(exercise);
                let asked = Asked { anew, ..self.asked(exercise, self.answer.clone()) };
                self.jobs.check(run, asked);
            }
            Effect::StartAll { run } => {
                self.begin_checking();
                let all = (0..self.course.exercises.len()).map(|exercise| self.asked(exercise, None)).collect();
                self.jobs.check_all(run, all);
            }
            Effect::Cancel => self.jobs.cancel(),
            Effect::Repaint => self.screen.forget(),
            Effect::Record { exercise, verdict, trace } => {
                let (of, passed) = (&self.course.exercises[exercise], verdict.passed());
                if let Err(error) = self.folder.keep_trace(of, passed, trace.as_deref()) {
                    let _ = self.sender.send(sorry(&error));
                }
                return Some(self.change(|progress, course| progress.record(&course.exercises[exercise], &verdict)));
            }
            Effect::SetCurrent(exercise) => {
                self.look_after_current();
                return Some(self.change(|progress, course| progress.set_current(&course.exercises[exercise])));
            }
            Effect::ShowHint(exercise) => return Some(self.hint(exercise)),
            Effect::ShowSolution(exercise) => return Some(self.solution(exercise)),
            Effect::Reset(exercise) => return Some(self.reset(exercise)),
            Effect::Quit(_) => {}
        }
        None
    }

    fn current(&self) -> &Exercise {
        &self.course.exercises[self.model.current]
    }

    fn look_after_current(&mut self) {
        let answer = self.folder.answer_path(self.current());
        self.files.look_after(&answer);
    }

    /// Reads the current exercise's file, and sees to it that the next change has it read again.
    fn read_answer(&mut self) -> Event {
        let watches = self.files.rearm();
        let shown = &self.model.items[self.model.current].path;
        let (snapshot, answer) = files::read(&self.folder.answer_path(self.current()), shown);
        if let (Err(error), Some(_)) = (watches, &answer) {
            self.files = Files::polled();
            let _ = self.sender.send(Event::FolderNotice(no_watches(&error)));
        }
        // What cannot be read may come back without an event: with the folder around all that is watched, with a disk
        // that was away, with a right that was taken.
        if self.files.is_polled() || answer.is_none() {
            self.read_by(Instant::now() + POLL);
        }
        self.answer = answer;
        Event::AnswerRead(snapshot)
    }

    fn asked(&self, exercise: usize, answer: Option<Answer>) -> Asked {
        let path = self.folder.answer_path(&self.course.exercises[exercise]);
        Asked { exercise, path, shown_as: self.model.items[exercise].path.clone(), answer, anew: false }
    }

    /// Changes the learner's progress, and says which exercises are done then.
    fn change(&self, change: impl FnOnce(&mut Progress, &Course)) -> Event {
        match self.save(|progress| change(progress, self.course)) {
            Ok((progress, notice)) => {
                self.tell_later(notice);
                Event::Progress(done(self.course, &progress))
            }
            Err(error) => sorry(&error),
        }
    }

    fn save(&self, change: impl FnOnce(&mut Progress)) -> Result<(Progress, Option<Notice>), WorkspaceError> {
        match &self.checking {
            Some(checking) => checking.change(change),
            None => self.folder.change(change),
        }
    }

    /// From now on an answer runs, and may do anything.
    fn begin_checking(&mut self) {
        match self.folder.checking() {
            Ok((checking, notice)) => {
                self.checking = Some(checking);
                self.tell_later(notice);
            }
            // It is told when the verdict cannot be saved either.
            Err(_) => self.checking = None,
        }
    }

    /// The answer has ended; what it did to the progress is undone. What is to be said of that.
    fn no_more_checking(&mut self) -> Option<Event> {
        match self.checking.take()?.end() {
            Ok(notice) => self.tell_later(notice),
            Err(error) => return Some(sorry(&error)),
        }
        None
    }

    /// What was found out about the folder on the way: an event of its own.
    fn tell_later(&self, notice: Option<Notice>) {
        if let Some(Notice(sentence)) = notice {
            let _ = self.sender.send(Event::FolderNotice(sentence));
        }
    }

    fn hint(&self, exercise: usize) -> Event {
        let exercise = &self.course.exercises[exercise];
        let mut hint = None;
        let changed = self.save(|progress| {
            let next = progress.next_hint(exercise);
            hint = Some(ShownHint { label: next.label, text: next.text.to_owned() });
        });
        match (changed, hint) {
            (Err(error), _) => sorry(&error),
            (Ok((_, notice)), hint) => {
                self.tell_later(notice);
                hint.map_or_else(|| Event::Failed("There is no hint.".to_owned()), Event::Hint)
            }
        }
    }

    fn solution(&self, exercise: usize) -> Event {
        let exercise = &self.course.exercises[exercise];
        let Some(solution) = exercise.solution() else {
            return Event::Failed(solution::none(exercise));
        };
        // A file that cannot be read is compared as an empty one: the solution is shown whole.
        let (_, answer) = files::read(&self.folder.answer_path(exercise), &self.folder.shown_path(exercise));
        let yours = answer.map(|answer| answer.text).unwrap_or_default();
        Event::Solution(solution::diff(&yours, solution))
    }

    fn reset(&mut self, exercise: usize) -> Event {
        let exercise = &self.course.exercises[exercise];
        let kept = match self.folder.reset(exercise) {
            Ok(kept) => kept,
            Err(error) => return sorry(&error),
        };
        match self.change(|progress, _| progress.forget(exercise)) {
            Event::Failed(sentence) => return Event::Failed(sentence),
            progress => {
                // Sent before what comes of the reset, which starts a new check.
                update(&mut self.model, progress);
            }
        }
        Event::WasReset(kept.as_deref().map(shown_path))
    }
}

/// Which exercises are done, in the course's order.
pub(super) fn done(course: &Course, progress: &Progress) -> Vec<bool> {
    course.exercises.iter().map(|exercise| progress.is_done(exercise)).collect()
}

/// A path as a learner can open it: relative to where threadlings was started, if it is below.
pub(super) fn shown_path(path: &Path) -> String {
    let here: PathBuf = std::env::current_dir().unwrap_or_default();
    path.strip_prefix(&here).unwrap_or(path).display().to_string()
}

/// Why the file is looked at again and again.
pub(super) fn no_watches(error: &notify::Error) -> String {
    let why = files::why_no_watches(error);
    format!("The system does not tell when files change ({why}); they are looked at every 300 ms instead.")
}

fn sorry(error: &WorkspaceError) -> Event {
    Event::Failed(format!("{error}; {}.", error.advice()))
}
