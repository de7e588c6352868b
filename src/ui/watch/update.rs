//! What the watcher does about what happens: pure, so that every order of events can be tried without a terminal.
//!
//! Two rules keep saves from being lost. There is one worker at a time, and what it says counts only while it has not
//! been told to stop. And a text is compared with the one that was *last wanted checked*, not with the one last judged.

use crate::grade::{Report, Stage};
use crate::verdict::{GraderError, Verdict};

use super::model::{
    Answer, Effect, Event, Grader, Identity, Job, Model, Overlay, Prompt, ShownHint, Snapshot, Wanted, Work,
};
use super::press::press;

/// Takes `event` in, and says what is to be done.
pub fn update(model: &mut Model, event: Event) -> Vec<Effect> {
    match event {
        Event::Key(key) => press(model, key),
        Event::FileChanged => vec![Effect::ReadAnswer],
        Event::AnswerRead(Snapshot::Found(identity)) => found(model, identity),
        Event::AnswerRead(Snapshot::Missing) => missing(model),
        Event::PatienceOver => patience_over(model),
        Event::Preparing(what) => {
            model.grader = Grader::Preparing(what);
            Vec::new()
        }
        Event::Prepared => {
            model.grader = Grader::Ready;
            start_wanted(model)
        }
        Event::Building(building) => {
            model.building = building;
            Vec::new()
        }
        Event::PrepareFailed(error) => prepare_failed(model, error),
        Event::Hint(hint) => show_hint(model, hint),
        Event::Solution(text) => {
            model.solution = Some(text);
            Vec::new()
        }
        Event::WasReset(kept) => was_reset(model, kept),
        Event::Progress(done) => progress(model, &done),
        Event::Failed(sentence) => say_once(&mut model.failures, sentence),
        Event::FolderNotice(sentence) => say_once(&mut model.notices, sentence),
        Event::Resize { height } => {
            model.height = height;
            if let Some(picker) = &mut model.picker {
                picker.scroll(height);
            }
            vec![Effect::Repaint]
        }
        Event::Signal(signal) => vec![Effect::Quit(128_u8.saturating_add(signal))],
        event => heard_from_worker(model, event),
    }
}

/// Says it, unless it is said already.
fn say_once(said: &mut Vec<String>, sentence: String) -> Vec<Effect> {
    if !said.contains(&sentence) {
        said.push(sentence);
    }
    Vec::new()
}

// ---- the file

fn found(model: &mut Model, identity: Identity) -> Vec<Effect> {
    if model.answer == Answer::Found(identity.clone()) {
        return Vec::new();
    }
    if model.answer != Answer::Unread {
        // Whoever saves has found the file, and wants to read what comes of it.
        model.greeting = None;
        model.overlay = None;
    }
    let last_wanted = match (&model.job, model.wanted) {
        // It starts with the text that is there when it starts.
        (_, Some(Wanted::Check)) => Some(&identity),
        (Some(Job { work: Work::Check(identity), stopping: false, .. }), _) => Some(identity),
        _ => model.judged.as_ref(),
    };
    let checked = last_wanted == Some(&identity);
    model.answer = Answer::Found(identity);
    if checked {
        return Vec::new();
    }
    want(model, Wanted::Check)
}

fn missing(model: &mut Model) -> Vec<Effect> {
    if matches!(model.answer, Answer::Missing { .. }) {
        return Vec::new();
    }
    model.answer = Answer::Missing { said: false };
    vec![Effect::BePatient]
}

fn patience_over(model: &mut Model) -> Vec<Effect> {
    if model.answer != (Answer::Missing { said: false }) {
        return Vec::new();
    }
    model.answer = Answer::Missing { said: true };
    model.shown = None;
    model.judged = None;
    model.solution = None;
    if model.wanted == Some(Wanted::Check) {
        model.wanted = None;
    }
    match &model.job {
        Some(Job { work: Work::Check(_), .. }) => stop(model),
        _ => Vec::new(),
    }
}

fn was_reset(model: &mut Model, kept: Option<String>) -> Vec<Effect> {
    let name = &model.item().name;
    model.notices.push(match kept {
        Some(kept) => format!("{name} is as it was at first; what you wrote is kept in {kept}."),
        None => format!("{name} is as it was at first."),
    });
    model.hints.clear();
    model.solution = None;
    vec![Effect::ReadAnswer]
}

// ---- the worker

fn prepare_failed(model: &mut Model, error: GraderError) -> Vec<Effect> {
    model.wanted = None;
    model.grader = Grader::Failed;
    let item = model.item();
    model.shown = Some(Box::new(Report::bare(&item.name, &item.path, Verdict::GraderError(error))));
    Vec::new()
}

/// Has `wanted` started as soon as it can be, and stops whatever runs.
pub(super) fn want(model: &mut Model, wanted: Wanted) -> Vec<Effect> {
    model.wanted = Some(wanted);
    if model.grader == Grader::Failed {
        model.grader = Grader::Preparing(String::new());
        return vec![Effect::Prepare];
    }
    if model.job.is_some() { stop(model) } else { start_wanted(model) }
}

pub(super) fn stop(model: &mut Model) -> Vec<Effect> {
    match &mut model.job {
        Some(job) if !job.stopping => {
            job.stopping = true;
            vec![Effect::Cancel]
        }
        _ => Vec::new(),
    }
}

fn start_wanted(model: &mut Model) -> Vec<Effect> {
    if model.job.is_some() || model.grader != Grader::Ready {
        return Vec::new();
    }
    let run = model.runs + 1;
    let (work, effect) = match (model.wanted.take(), &model.answer) {
        (Some(Wanted::Check), Answer::Found(identity)) => {
            (Work::Check(identity.clone()), Effect::StartCheck { run, exercise: model.current })
        }
        (Some(Wanted::All), _) => (Work::All { results: Vec::new(), at: 0 }, Effect::StartAll { run }),
        _ => return Vec::new(),
    };
    model.runs = run;
    model.job = Some(Job { run, work, stage: None, stopping: false });
    vec![effect]
}

fn heard_from_worker(model: &mut Model, event: Event) -> Vec<Effect> {
    let (Event::Stage { run, .. }
    | Event::Step { run, .. }
    | Event::Verdict { run, .. }
    | Event::AllStarted { run, .. }
    | Event::AllVerdict { run, .. }
    | Event::Ended { run }) = event
    else {
        return Vec::new();
    };
    let Some(job) = model.job.as_mut().filter(|job| job.run == run) else { return Vec::new() };
    if let Event::Ended { .. } = event {
        return ended(model);
    }
    if job.stopping {
        return Vec::new();
    }
    match (event, &mut job.work) {
        (Event::Stage { stage, .. }, _) => job.stage = Some(in_a_word(stage).to_owned()),
        (Event::Step { what, .. }, _) => job.stage = Some(what),
        (Event::Verdict { report, .. }, Work::Check(identity)) => {
            let verdict = Box::new(report.verdict.clone());
            let trace = report.trace().map(Box::new);
            model.judged = Some(identity.clone());
            model.shown = Some(report);
            model.solution = None;
            if verdict.passed() && model.prompt == Some(Prompt::Skip) {
                model.prompt = None;
            }
            return vec![Effect::Record { exercise: model.current, verdict, trace }];
        }
        (Event::AllStarted { exercise, .. }, Work::All { at, .. }) => *at = exercise,
        (Event::AllVerdict { exercise, verdict, trace, .. }, Work::All { results, .. }) => {
            results.push((exercise, verdict.kind()));
            return vec![Effect::Record { exercise, verdict: Box::new(verdict), trace }];
        }
        _ => {}
    }
    Vec::new()
}

fn ended(model: &mut Model) -> Vec<Effect> {
    if let Some(Job { work: Work::All { results, .. }, stopping, .. }) = model.job.take() {
        if !stopping {
            model.overlay = Some(Overlay::Summary(results));
        }
        // The check of the current exercise that checking all pushed aside.
        if let Answer::Found(identity) = &model.answer
            && model.judged.as_ref() != Some(identity)
            && model.wanted.is_none()
        {
            model.wanted = Some(Wanted::Check);
        }
    }
    start_wanted(model)
}

fn in_a_word(stage: Stage) -> &'static str {
    match stage {
        Stage::Compile => "compile",
        Stage::Cases => "misuses",
        Stage::Interleavings => "interleavings",
        Stage::Checks => "checks",
        Stage::Lints => "clippy",
    }
}

// ---- what effects bring

fn show_hint(model: &mut Model, hint: ShownHint) -> Vec<Effect> {
    // After the last one comes the last one again.
    if !model.hints.contains(&hint) {
        model.hints.push(hint);
    }
    Vec::new()
}

fn progress(model: &mut Model, done: &[bool]) -> Vec<Effect> {
    model.failures.clear();
    for (item, done) in model.items.iter_mut().zip(done) {
        item.done = *done;
    }
    let entries = model.entries();
    if let Some(picker) = &mut model.picker {
        picker.refresh(entries);
    }
    Vec::new()
}
