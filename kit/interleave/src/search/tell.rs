//! The result of a search, over the channel to the grader: a line for each thread, object and event of the run to show.

use super::once::Runs;
use super::phases::{Failure, Found, Phase};
use crate::channel::{Channel, MAX_FIELD};
use crate::model::event::{Event, Extra};
use crate::model::runtime::{Outcome, Panicked, runtime};
use crate::model::{Number, Place, is_learners};

/// Events that are told, from the head and as many from the tail.
const HALF: usize = 2000;

/// Tells everything, and whether the check passed.
pub(crate) fn all(channel: &Channel, runs: &mut Runs, found: &Found) {
    if let Some(failure) = &found.failure {
        run_again(runs, failure);
        finding(channel, failure, found.passed());
        run(channel);
    }
    let numbers = [found.ran[0], found.ran[1], found.ran[2], u32::from(found.exhausted), found.cut, found.failed];
    let fields = numbers.map(|number| number.to_string());
    channel.send("explored", &fields.each_ref().map(String::as_str));
    match &found.failure {
        None => channel.send("ok", &[]),
        Some(failure) => channel.send("failed", &[&message(&failure.outcome)]),
    }
}

/// Runs the schedule that is shown once more, with all that is told of it. Where the program does not repeat itself, what
/// is shown is that run all the same.
fn run_again(runs: &mut Runs, failure: &Failure) {
    runs.trace = true;
    // Its events are wanted here.
    runs.fork = false;
    runtime().tells_contents.set(true);
    runs.replay(&failure.recipe);
}

/// A thread that computes without end.
pub(super) fn hang(channel: &Channel, thread: Number) {
    let place = runtime().threads.try_borrow().ok().and_then(|threads| threads.get(thread)?.last);
    let (file, line) = shown(place);
    channel.send("finding", &["hang", "", &thread.to_string(), &file, &line, "0", "", Phase::InOrder.word(), "0"]);
    run(channel);
    channel.send("explored", &["0"; 6]);
    channel.send("failed", &[""]);
}

fn finding(channel: &Channel, failure: &Failure, passes: u32) {
    let nobody = || (String::new(), String::new(), String::new());
    let panicked = |panic: &Panicked| (panic.thread.to_string(), panic.file.clone(), number(panic.line));
    let (kind, (thread, file, line)) = match &failure.outcome {
        Outcome::Panic(panic) => ("panic", panicked(panic)),
        Outcome::Unjoined(panic) => ("unjoined-panic", panicked(panic)),
        Outcome::Deadlock => ("deadlock", nobody()),
        Outcome::Endless => ("endless", nobody()),
        Outcome::Exit(_) => ("exit", nobody()),
        Outcome::Check { thread, .. } => ("check", (thread.to_string(), String::new(), String::new())),
    };
    // A part of it would replay another run.
    let replay = Some(failure.recipe.to_string()).filter(|replay| replay.len() <= MAX_FIELD).unwrap_or_default();
    channel.send(
        "finding",
        &[
            kind,
            &message(&failure.outcome),
            &thread,
            &file,
            &line,
            &passes.to_string(),
            &replay,
            failure.phase.word(),
            &failure.index.to_string(),
        ],
    );
}

fn message(outcome: &Outcome) -> String {
    match outcome {
        Outcome::Panic(panic) | Outcome::Unjoined(panic) => panic.message.clone(),
        Outcome::Deadlock | Outcome::Endless => String::new(),
        Outcome::Exit(code) => code.to_string(),
        Outcome::Check { sentence, .. } => sentence.clone(),
    }
}

/// The schedule that ran last.
fn run(channel: &Channel) {
    let runtime = runtime();
    for thread in runtime.threads.borrow().iter() {
        let (file, line) = shown(thread.spawned);
        channel.send("thread", &[thread.name.as_deref().unwrap_or_default(), &file, &line]);
    }
    let objects = runtime.objects.borrow();
    for (index, object) in objects.iter().enumerate() {
        let nth = objects[..=index].iter().filter(|other| core::ptr::eq(other.place, object.place)).count();
        let (file, line) = shown(Some(object.place));
        let column = object.place.column().to_string();
        channel.send("object", &[object.kind, &file, &line, &column, &nth.to_string()]);
    }
    let events = runtime.events.borrow();
    if events.len() <= 2 * HALF {
        events.iter().for_each(|told| event(channel, told));
    } else {
        events[..HALF].iter().for_each(|told| event(channel, told));
        let omitted = (events.len() - 2 * HALF).to_string();
        channel.send("event", &["0", "omitted", "", "", &omitted, "", "", "", "0"]);
        events[events.len() - HALF..].iter().for_each(|told| event(channel, told));
    }
    if !matches!(*runtime.outcome.borrow(), Some(Outcome::Panic(_) | Outcome::Unjoined(_) | Outcome::Exit(_))) {
        stuck(channel);
    }
}

fn event(channel: &Channel, event: &Event) {
    let texts = runtime().texts.borrow();
    let panics = runtime().panicked.borrow();
    let (mut file, mut line) = shown(Some(event.place));
    let extra = match event.extra {
        Extra::None => String::new(),
        Extra::Number(number) => number.to_string(),
        Extra::Bool => "bool".to_owned(),
        Extra::Text(index) => texts.get(index).cloned().unwrap_or_default(),
        Extra::Panic(index) => {
            let Some(panic) = panics.get(index) else { return };
            (file, line) = (panic.file.clone(), number(panic.line));
            panic.message.clone()
        }
    };
    channel.send(
        "event",
        &[
            &event.thread.to_string(),
            event.op.word(),
            &number(event.object),
            &event.other.map(|other| other.to_string()).unwrap_or_default(),
            &event.value.map(|value| value.to_string()).unwrap_or_default(),
            &extra,
            &file,
            &line,
            &event.nanos.to_string(),
        ],
    );
}

fn stuck(channel: &Channel) {
    for stuck in runtime().stuck() {
        let (file, line) = shown(stuck.place);
        let (since_file, since_line) = shown(stuck.holder.and_then(|(_, since)| since));
        channel.send(
            "stuck",
            &[
                &stuck.thread.to_string(),
                stuck.op.map_or("runs", |op| op.word()),
                &number(stuck.object),
                &stuck.holder.map(|(holder, _)| holder.to_string()).unwrap_or_default(),
                &file,
                &line,
                &since_file,
                &since_line,
            ],
        );
    }
}

/// A number that is 0 for none.
fn number(number: u32) -> String {
    if number == 0 { String::new() } else { number.to_string() }
}

/// A place's file and line; nothing where it is in this crate or in std: what the learner wrote is meant.
fn shown(place: Option<Place>) -> (String, String) {
    match place.filter(|place| is_learners(place)) {
        Some(place) => (place.file().to_owned(), place.line().to_string()),
        None => (String::new(), String::new()),
    }
}
