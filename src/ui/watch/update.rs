//! What the watcher does about what happens: pure, so that every order of events can be tried without a terminal.
//!
//! Two rules keep saves from being lost. There is one worker at a time, and what it says counts only while it has not
//! been told to stop. And a text is compared with the one that was *last wanted checked*, not with the one last judged.

use std::time::Duration;

use crate::grade::{Report, Stage};
use crate::ui::list::{Move, Picker};
use crate::verdict::{GraderError, Verdict};

use super::key::Key;
use super::model::{
    Answer, Effect, Event, Grader, Identity, Job, Model, Overlay, Prompt, ShownHint, Snapshot, Wanted, Work,
};

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
        Event::PrepareFailed(error) => prepare_failed(model, error),
        Event::Hint(hint) => show_hint(model, hint),
        Event::Solution(text) => {
            model.solution = Some(text);
            Vec::new()
        }
        Event::WasReset(kept) => was_reset(model, kept),
        Event::Progress(done) => progress(model, &done),
        Event::Failed(sentence) | Event::FolderNotice(sentence) => {
            if !model.notices.contains(&sentence) {
                model.notices.push(sentence);
            }
            Vec::new()
        }
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

// ---- the file

fn found(model: &mut Model, identity: Identity) -> Vec<Effect> {
    if model.answer == Answer::Found(identity.clone()) {
        return Vec::new();
    }
    if model.answer != Answer::Unread {
        // Whoever saves has found the file.
        model.greeting = None;
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
    model.shown = Some(Box::new(Report {
        exercise: item.name.clone(),
        answer: item.path.clone(),
        verdict: Verdict::GraderError(error),
        stages: Vec::new(),
        advice: Vec::new(),
        output: None,
        duration: Duration::ZERO,
    }));
    Vec::new()
}

/// Has `wanted` started as soon as it can be, and stops whatever runs.
fn want(model: &mut Model, wanted: Wanted) -> Vec<Effect> {
    model.wanted = Some(wanted);
    if model.grader == Grader::Failed {
        model.grader = Grader::Preparing(String::new());
        return vec![Effect::Prepare];
    }
    if model.job.is_some() { stop(model) } else { start_wanted(model) }
}

fn stop(model: &mut Model) -> Vec<Effect> {
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
            model.judged = Some(identity.clone());
            model.shown = Some(report);
            model.solution = None;
            if verdict.passed() && model.prompt == Some(Prompt::Skip) {
                model.prompt = None;
            }
            return vec![Effect::Record { exercise: model.current, verdict }];
        }
        (Event::AllStarted { exercise, .. }, Work::All { at, .. }) => *at = exercise,
        (Event::AllVerdict { exercise, verdict, .. }, Work::All { results, .. }) => {
            results.push((exercise, verdict.kind()));
            return vec![Effect::Record { exercise, verdict: Box::new(verdict) }];
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
        Stage::Checks => "checks",
        Stage::Lints => "clippy",
    }
}

// ---- the keys

fn press(model: &mut Model, key: Key) -> Vec<Effect> {
    if key == Key::Interrupt {
        return vec![Effect::Quit(0)];
    }
    if model.picker.is_some() {
        return press_in_list(model, key);
    }
    if let Some(prompt) = model.prompt.take() {
        return if key == Key::Char('y') { confirmed(model, prompt) } else { Vec::new() };
    }
    if key == Key::Char('q') {
        return vec![Effect::Quit(0)];
    }
    if matches!(&model.job, Some(Job { work: Work::All { .. }, stopping: false, .. })) {
        return stop(model);
    }
    let closed = model.overlay.take();
    match key {
        Key::Char('n') => next(model),
        Key::Char('r') => run_again(model),
        Key::Char('h') => vec![Effect::ShowHint(model.current)],
        Key::Char('c') => want(model, Wanted::All),
        Key::Char('l') => {
            let mut picker = Picker::new(model.entries());
            picker.scroll(model.height);
            model.picker = Some(picker);
            Vec::new()
        }
        Key::Char('x') => {
            model.prompt = Some(Prompt::Reset);
            Vec::new()
        }
        Key::Char('s') => solution(model),
        Key::Char('?') => {
            model.overlay = if closed == Some(Overlay::Help) { None } else { Some(Overlay::Help) };
            Vec::new()
        }
        Key::Esc if closed.is_none() => {
            model.solution = None;
            Vec::new()
        }
        _ => Vec::new(),
    }
}

fn press_in_list(model: &mut Model, key: Key) -> Vec<Effect> {
    let height = model.height;
    let Some(picker) = &mut model.picker else { return Vec::new() };
    let step = match key {
        Key::Up | Key::Char('k') => Move::Up,
        Key::Down | Key::Char('j') => Move::Down,
        Key::PageUp => Move::PageUp,
        Key::PageDown => Move::PageDown,
        Key::Home => Move::Home,
        Key::End => Move::End,
        Key::Enter => {
            let picked = picker.selected();
            model.picker = None;
            return if picked == model.current { Vec::new() } else { go(model, picked) };
        }
        Key::Esc | Key::Char('q' | 'l') => {
            model.picker = None;
            return Vec::new();
        }
        _ => return Vec::new(),
    };
    picker.go(step, height);
    picker.scroll(height);
    Vec::new()
}

fn next(model: &mut Model) -> Vec<Effect> {
    match model.next_open() {
        Some(next) if model.item().done => go(model, next),
        Some(_) => {
            model.prompt = Some(Prompt::Skip);
            Vec::new()
        }
        None if model.item().done => Vec::new(),
        None => update(model, Event::FolderNotice("This is the last exercise that is not done.".to_owned())),
    }
}

fn confirmed(model: &mut Model, prompt: Prompt) -> Vec<Effect> {
    match prompt {
        Prompt::Skip => model.next_open().map_or_else(Vec::new, |next| go(model, next)),
        Prompt::Reset => vec![Effect::Reset(model.current)],
        Prompt::Solution => vec![Effect::ShowSolution(model.current)],
    }
}

fn solution(model: &mut Model) -> Vec<Effect> {
    if model.solution.take().is_some() {
        return Vec::new();
    }
    if model.item().done {
        return vec![Effect::ShowSolution(model.current)];
    }
    model.prompt = Some(Prompt::Solution);
    Vec::new()
}

/// Forgets what is known of the file, so that it is read and checked whatever it holds.
fn run_again(model: &mut Model) -> Vec<Effect> {
    model.judged = None;
    model.answer = Answer::Unread;
    model.notices.clear();
    let mut effects = stop(model);
    effects.push(Effect::ReadAnswer);
    effects
}

/// Makes another exercise the one at work.
fn go(model: &mut Model, exercise: usize) -> Vec<Effect> {
    let mut effects = stop(model);
    model.current = exercise;
    model.greeting = None;
    model.notices.clear();
    model.answer = Answer::Unread;
    model.shown = None;
    model.judged = None;
    model.hints.clear();
    model.solution = None;
    model.wanted = None;
    model.prompt = None;
    model.overlay = None;
    effects.extend([Effect::SetCurrent(exercise), Effect::ReadAnswer]);
    effects
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
    for (item, done) in model.items.iter_mut().zip(done) {
        item.done = *done;
    }
    let entries = model.entries();
    if let Some(picker) = &mut model.picker {
        picker.refresh(entries);
    }
    Vec::new()
}
