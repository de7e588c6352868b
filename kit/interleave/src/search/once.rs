//! One schedule after the other, and what came of each.

use std::process::ExitCode;

use super::forked::{self, Told};
use super::settings::Settings;
use crate::model::choices::{Choice, Recipe, Rules};
use crate::model::engine::{self, Schedules};
use crate::model::event::Op;
use crate::model::runtime::{Outcome, Panicked, Status, runtime};
use crate::model::statics::{ARE_RESET, Statics};
use crate::model::strategy::{InOrder, Replay, Strategy};

/// The schedules of one check.
pub(crate) struct Runs {
    statics: Statics,
    pub(crate) rules: Rules,
    pub(crate) trace: bool,
    /// Each schedule in a process of its own.
    pub(crate) fork: bool,
    steps: u32,
    /// The most choices that a schedule had.
    pub(crate) longest: u32,
}

/// How one schedule ended.
#[derive(Clone, Debug)]
pub(crate) struct Ended {
    /// How it failed; nothing when it did not.
    pub(crate) outcome: Option<Outcome>,
    pub(crate) choices: Vec<Choice>,
    pub(crate) rules: Rules,
    /// How many steps it had.
    pub(crate) length: u32,
    /// It was ended at the step limit.
    pub(crate) cut: bool,
}

impl Ended {
    pub(crate) fn recipe(&self) -> Recipe {
        let picks = self.choices.iter().map(|choice| choice.pick).collect();
        Recipe { rules: self.rules, picks }
    }
}

/// What the caller of [`Runs::each`] wants after a schedule.
pub(crate) enum Next {
    Run(Strategy),
    Done,
}

impl Runs {
    pub(crate) fn new(name: &'static str, check: fn() -> ExitCode, settings: &Settings) -> Runs {
        runtime().check.set(Some((name, check)));
        Runs {
            // In this crate's own tests the program is part of the same library as everything else.
            statics: if cfg!(test) { Statics::none() } else { Statics::of(check as *const ()) },
            rules: settings.rules,
            trace: settings.trace,
            fork: settings.fork || !ARE_RESET,
            steps: settings.steps,
            longest: 1,
        }
    }

    /// Runs schedules for as long as `next` wants: it gets how the last one ended, and the rules from now on. A schedule in
    /// which the program is seen to look at ends for the first time says nothing and is not told: `next` gets `None` and
    /// begins again.
    pub(crate) fn each(&mut self, next: &mut dyn FnMut(Option<Ended>, &Runs) -> Next) {
        engine::run(&mut Driven { runs: self, next, last: None });
    }

    /// The strategy of the last schedule, turned to the next one; nothing when that was the last.
    pub(crate) fn next_in_order(&self) -> Option<InOrder> {
        let mut strategy = runtime().strategy.borrow_mut();
        let Strategy::InOrder(order) = &mut *strategy else { return None };
        order.advance().then(|| std::mem::take(order))
    }

    /// Runs one recipe; its events are in the runtime afterwards. Nothing when the program did not repeat itself.
    pub(crate) fn replay(&mut self, recipe: &Recipe) -> Option<Ended> {
        self.rules = recipe.rules;
        let mut picks = Some(recipe.picks.clone());
        let mut ended = None;
        self.each(&mut |last, _| {
            ended = last.or_else(|| ended.take());
            match picks.take() {
                Some(picks) => Next::Run(Strategy::Replay(Replay::new(picks))),
                None => Next::Done,
            }
        });
        let diverged = matches!(&*runtime().strategy.borrow(), Strategy::Replay(replay) if replay.diverged);
        ended.filter(|_| !diverged)
    }
}

/// Schedules, driven by what the search wants.
struct Driven<'a> {
    runs: &'a mut Runs,
    next: &'a mut dyn FnMut(Option<Ended>, &Runs) -> Next,
    last: Option<Ended>,
}

impl Driven<'_> {
    fn done(&mut self, told: Told) {
        if told.looks_at_ends && !self.runs.rules.ends {
            self.runs.rules.ends = true;
            return;
        }
        let mut ended = told.ended;
        ended.cut = ended.length > self.runs.steps;
        self.runs.longest = self.runs.longest.max(u32::try_from(ended.choices.len()).unwrap_or(u32::MAX));
        self.last = Some(ended);
    }
}

/// What is to be told of the schedule that has just run.
fn told() -> Told {
    let runtime = runtime();
    let path = match &*runtime.strategy.borrow() {
        Strategy::InOrder(order) => order.gone().to_vec(),
        _ => Vec::new(),
    };
    let ended = Ended {
        outcome: runtime.outcome.borrow().clone(),
        choices: runtime.choices.borrow().clone(),
        rules: runtime.rules.get(),
        length: runtime.steps.get(),
        cut: false,
    };
    Told { ended, path, looks_at_ends: runtime.looks_at_ends.get() }
}

impl Schedules for Driven<'_> {
    fn prepare(&mut self) -> bool {
        let Next::Run(strategy) = (self.next)(self.last.take(), self.runs) else { return false };
        let runtime = runtime();
        runtime.rules.set(self.runs.rules);
        runtime.step_limit.set(self.runs.steps);
        runtime.traces.set(self.runs.trace);
        *runtime.strategy.borrow_mut() = strategy;
        // SAFETY: no schedule runs. What was left of the last one never runs again (the engine lets go of its stacks as they are),
        // and what the runtime has of it is forgotten by `begin` before anything looks.
        unsafe { self.runs.statics.restore() };
        runtime.begin();
        true
    }

    fn run(&mut self, one: fn()) {
        if !self.runs.fork {
            one();
            return self.done(told());
        }
        let run = || {
            one();
            told()
        };
        match forked::run(run) {
            Ok(told) => {
                // Its steps were counted in its own process.
                super::watchdog::alive();
                if let Strategy::InOrder(order) = &mut *runtime().strategy.borrow_mut() {
                    order.has_gone(&told.path);
                }
                self.done(told);
            }
            // No schedule can be run: it is all the same what is said of this one.
            Err(error) => panic!("failed to start a process for a schedule: {error}"),
        }
    }
}

/// The main thread of a schedule.
pub(crate) fn main() {
    let runtime = runtime();
    let Some((name, run)) = runtime.check.get() else { return };
    let result = std::panic::catch_unwind(run);
    if runtime.stopped.get() {
        return;
    }
    crate::cell::settle(runtime);
    runtime.me(|me| me.panicking = 0);
    let place = core::panic::Location::caller();
    match result {
        Ok(code) if code == ExitCode::SUCCESS => end(name, place),
        Ok(_) => runtime.fail(Outcome::Panic(Panicked {
            thread: 0,
            message: "it returned an error".to_owned(),
            file: String::new(),
            line: 0,
        })),
        Err(payload) => {
            let panics = runtime.panicked.borrow();
            let mine = panics.iter().rev().find(|panic| panic.thread == 0).cloned();
            drop(panics);
            // It may be of a type of the answer's, whose destructor is not to run any more.
            let message = crate::panic::message(payload.as_ref());
            std::mem::forget(payload);
            let mine = mine.unwrap_or(Panicked { thread: 0, message, file: String::new(), line: 0 });
            runtime.fail(Outcome::Panic(with_cause(mine)));
        }
    }
    runtime.stays.set(true);
}

/// `main`, or the check, returned.
fn end(name: &str, place: crate::model::Place) {
    let runtime = runtime();
    let others_live = || {
        let threads = runtime.threads.borrow();
        threads[1..].iter().any(|thread| thread.status != Status::Ended)
    };
    if others_live() {
        // They may do more before it.
        runtime.point(place);
    }
    if runtime.stopped.get() {
        return;
    }
    runtime.tell(Op::MainEnds, runtime.me(|me| me.last).unwrap_or(place), |event| event);
    let unjoined = runtime.panics.borrow().iter().find(|panic| panic.thread != 0).cloned();
    if let Some(panic) = unjoined.filter(|_| name == "main") {
        runtime.fail(Outcome::Unjoined(panic));
        return;
    }
    if !others_live() {
        crate::thread::local::destroy(0);
    }
    runtime.stop_with_main();
}

/// A panic elsewhere came first and is often the cause.
fn with_cause(mut panic: Panicked) -> Panicked {
    let panics = runtime().panicked.borrow();
    // What panicked after the main thread may have that for its cause.
    let before = panics.iter().rposition(|panic| panic.thread == 0).map_or(&panics[..], |mine| &panics[..mine]);
    if let Some(cause) = before.iter().find(|other| other.thread != 0) {
        let thread = super::names::of(cause.thread);
        let said = format!("\nbefore that, {thread} panicked at {}:{}: {}", cause.file, cause.line, cause.message);
        panic.message.push_str(&said);
    }
    panic
}
