//! The watcher's decisions and its screen, tried without a terminal, a file or a grader.

mod screens;
mod story;

use std::time::Duration;

use super::key::Key;
use super::model::{Effect, Event, Grader, Identity, Item, Model, Snapshot};
use super::update::update;
use crate::grade::Report;
use crate::verdict::{Deadlock, Passed, Thread, Verdict, WaitsOn};

/// A watcher, and all that it wanted done.
struct Watcher {
    model: Model,
}

/// Three exercises, the first at work; the grader is ready, nothing was read yet.
fn watcher() -> Watcher {
    let item = |(name, chapter, chapter_title, title): (&str, &str, &str, &str)| Item {
        name: name.into(),
        chapter: chapter.into(),
        chapter_title: chapter_title.into(),
        title: title.into(),
        path: format!("learn/exercises/{chapter}/{name}.rs"),
        lesson: "A thread that is joined has ended, and all that it did can be seen.".into(),
        link: "https://doc.rust-lang.org/std/thread/struct.JoinHandle.html".into(),
        is_given: true,
        done: false,
    };
    let items = [
        ("threads1", "01_threads", "Threads", "Wait for the workers"),
        ("threads2", "01_threads", "Threads", "What a thread brings home"),
        ("locks1", "05_locks", "Locks", "Two accounts, two locks"),
    ];
    let mut model = Model::new(items.into_iter().map(item).collect(), 0);
    model.grader = Grader::Ready;
    Watcher { model }
}

impl Watcher {
    fn hears(&mut self, event: Event) -> Vec<Effect> {
        update(&mut self.model, event)
    }

    fn press(&mut self, key: char) -> Vec<Effect> {
        self.hears(Event::Key(Key::Char(key)))
    }

    /// The file holds `text`, and is read.
    fn reads(&mut self, text: &str) -> Vec<Effect> {
        self.hears(Event::AnswerRead(Snapshot::Found(Identity(text.into()))))
    }

    /// The run ends by itself, with a verdict.
    fn gets(&mut self, run: u64, verdict: Verdict) -> Vec<Effect> {
        let mut effects = self.hears(Event::Verdict { run, report: Box::new(report(verdict)) });
        effects.extend(self.hears(Event::Ended { run }));
        effects
    }

    /// The first exercise passes, and is done.
    fn passes(&mut self) {
        self.reads("right");
        let run = self.model.runs;
        self.gets(run, passed());
        self.hears(Event::Progress(vec![true, false, false]));
    }

    fn shows(&self) -> Option<&'static str> {
        self.model.shown.as_ref().map(|report| report.verdict.kind().as_str())
    }
}

fn check(run: u64) -> Effect {
    Effect::StartCheck { run, exercise: 0 }
}

fn record(verdict: Verdict) -> Effect {
    Effect::Record { exercise: 0, verdict: Box::new(verdict), trace: None }
}

fn passed() -> Verdict {
    Verdict::Passed(Passed { checks: 3, cases: 0, explored: None })
}

fn deadlock() -> Verdict {
    let thread = |name: &str, waits_on, line| Thread {
        name: name.into(),
        waits_on,
        waits_for: None,
        file: Some("learn/exercises/01_threads/threads1.rs".into()),
        line: Some(line),
        object: None,
        held_by: None,
    };
    let threads = vec![thread("main", WaitsOn::Join, 30), thread("alice", WaitsOn::Lock, 14)];
    Verdict::Deadlock(Deadlock { check: "both_can_pay".into(), threads })
}

fn report(verdict: Verdict) -> Report {
    Report {
        exercise: "threads1".into(),
        answer: "learn/exercises/01_threads/threads1.rs".into(),
        verdict,
        stages: Vec::new(),
        advice: Vec::new(),
        output: None,
        exploration: None,
        duration: Duration::from_millis(350),
        cached: false,
        out_of_time: false,
    }
}
