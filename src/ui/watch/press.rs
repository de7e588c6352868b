//! What each key does, in the main view, in the list, and while a question waits.

use crate::ui::list::{Move, Picker};

use super::key::Key;
use super::model::{Answer, Effect, Event, Job, Model, Overlay, Prompt, Wanted, Work};
use super::update::{stop, update, want};

/// Takes a key in, and says what is to be done.
pub(super) fn press(model: &mut Model, key: Key) -> Vec<Effect> {
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
        Key::Char('x') if !model.item().is_given => {
            let why = "This course keeps no text of it as it was at first: `git restore` or `rustlings reset` has it.";
            update(model, Event::FolderNotice(why.to_owned()))
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
    model.failures.clear();
    let mut effects = stop(model);
    effects.extend([Effect::Forget(model.current), Effect::ReadAnswer]);
    effects
}

/// Makes another exercise the one at work.
fn go(model: &mut Model, exercise: usize) -> Vec<Effect> {
    let mut effects = stop(model);
    model.current = exercise;
    model.greeting = None;
    model.notices.clear();
    model.failures.clear();
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
