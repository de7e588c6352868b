//! What the screen says: a picture of the model as text, pure, for any window.
//!
//! The body changes with the verdict, the bar below it with every step; so a check that goes on repaints only the bar.

use super::model::{Answer, Grader, Job, Model, Overlay, Prompt, Wanted, Work};
use crate::ui::explain::{self, Lesson};
use crate::ui::{hint, style, text};
use crate::verdict::VerdictKind;

/// A screenful, or more: the body may be longer than the window, which then scrolls.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Lines with their ends.
    pub body: String,
    /// The lines at the bottom, none wider than the window.
    pub bar: Vec<String>,
}

/// The watcher's screen in a window of `width` columns and `height` rows.
pub fn view(model: &Model, width: usize, height: usize) -> Picture {
    let body = body(model, width);
    let mut bar = vec![status(model, width), keys(model, width)];
    if rows(&body, width) + bar.len() > height
        && let Some(report) = &model.shown
    {
        // What matters most is above the window's edge.
        let above = format!("scroll up: {}", explain::headline(report));
        bar.insert(0, style::dim(&text::cut(&above, width)));
    }
    Picture { body, bar }
}

/// How many rows `body` takes in a window of `width` columns.
fn rows(body: &str, width: usize) -> usize {
    body.lines().map(|line| text::columns(&style::plain(line)).div_ceil(width.max(1)).max(1)).sum()
}

fn body(model: &Model, width: usize) -> String {
    let mut parts = vec![head(model, width)];
    if let Some(folder) = &model.greeting {
        parts.push(greeting(model, folder, width));
    }
    let said = model.notices.iter().chain(&model.failures);
    parts.extend(said.map(|notice| painted(notice, width, style::notice)));
    match &model.overlay {
        Some(Overlay::Help) => parts.push(help(width)),
        Some(Overlay::Summary(results)) => parts.push(summary(model, results)),
        None => parts.extend(exercise(model, width)),
    }
    parts.join("\n") + "\n"
}

fn painted(prose: &str, width: usize, paint: fn(&str) -> String) -> String {
    // A course may greet with several lines; to be on one of them is their author's choice.
    let wrapped = prose.lines().flat_map(|line| text::wrap(&text::visible(line), width));
    wrapped.map(|line| paint(&line) + "\n").collect()
}

fn head(model: &Model, width: usize) -> String {
    let item = model.item();
    let total = model.items.len();
    let left = format!("threadlings  {}/{total} done", model.done_count());
    let mut right = item.name.clone();
    if !item.chapter.is_empty() {
        right = format!("{} / {right}", item.chapter);
    }
    if !item.title.is_empty() {
        right = format!("{right}: {}", item.title);
    }
    let bar = progress_bar(model.done_count(), total);
    let one_line = |left: &str| text::columns(left) + 3 + text::columns(&right) <= width;
    let with_bar = format!("{left}  {bar}");
    let line = if one_line(&with_bar) {
        format!("{}   {}", style::strong(&with_bar), style::heading(&right))
    } else if one_line(&left) {
        format!("{}   {}", style::strong(&left), style::heading(&right))
    } else {
        format!("{}\n{}", style::strong(&text::cut(&with_bar, width)), style::heading(&text::cut(&right, width)))
    };
    format!("{line}\n{}\n", style::path(&item.path))
}

/// Ten cells, of which as many are full as exercises are done.
fn progress_bar(done: usize, total: usize) -> String {
    let full = (done * 10).checked_div(total).unwrap_or(0);
    format!("[{}{}]", "#".repeat(full), ".".repeat(10 - full))
}

fn greeting(model: &Model, folder: &str, width: usize) -> String {
    let welcome = "Welcome! Each exercise is a small program about threads with something wrong in it. \
                   Open this folder in your editor:";
    let then =
        format!("and in it the first exercise, {}. Every time you save it, it is checked here.", model.item().path);
    let lines = |prose: &str| painted(prose, width, str::to_owned);
    format!("{}\n  {}\n\n{}", lines(welcome), style::path(folder), lines(&then))
}

fn exercise(model: &Model, width: usize) -> Vec<String> {
    let item = model.item();
    let mut parts = Vec::new();
    if model.answer == (Answer::Missing { said: true }) {
        let gone = format!("{} is gone.", item.path);
        let then = if item.is_given {
            "Put it back, or press x to have it as it was at first."
        } else {
            "Put it back: `git restore` or `rustlings reset` has it as it was at first."
        };
        parts.push(format!("{}{}", painted(&gone, width, style::bad), painted(then, width, str::to_owned)));
    }
    if let Some(report) = &model.shown {
        let lesson = Lesson { text: &item.lesson, link: &item.link };
        let lesson = Some(lesson).filter(|lesson| !lesson.text.is_empty());
        parts.push(explain::with_lesson(report, lesson, width));
    }
    let passed = model.shown.as_ref().is_some_and(|report| report.verdict.passed());
    for shown in model.hints.iter().filter(|_| !passed) {
        parts.push(hint::page(&shown.label, &shown.text, width));
    }
    if let Some(solution) = &model.solution {
        parts.push(format!("{}\n{solution}", style::heading("The solution beside your program:")));
    }
    if model.all_done() && passed {
        let count = model.items.len();
        let warmly = format!(
            "That was the last one: all {count} exercises are done. Well done! l shows them all again, and s beside \
             each how somebody else would have written it."
        );
        parts.push(painted(&warmly, width, style::good));
    }
    parts
}

fn help(width: usize) -> String {
    let keys = [
        ("n", "the next exercise; before this one has passed it asks whether to skip it"),
        ("r", "check the file again as it stands"),
        ("h", "the next hint, from a question to almost the answer"),
        ("l", "the list of exercises: arrows move, Enter works on one, Esc comes back"),
        ("c", "check all exercises; any key stops it"),
        ("x", "put the original file back; what you wrote is kept"),
        ("s", "the solution beside your program; before a pass it asks"),
        ("?", "this help, and away with it"),
        ("q", "quit, as Ctrl-C does"),
    ];
    let mut out = format!("{}\n\n", style::heading("Keys, at any time, also while a check runs:"));
    for (key, what) in keys {
        for (at, line) in text::wrap(what, width.saturating_sub(5)).iter().enumerate() {
            let key = if at == 0 { style::key(key) } else { " ".to_owned() };
            out.push_str(&format!("  {key}  {line}\n"));
        }
    }
    out.push('\n');
    out.push_str(&painted("Saving the file checks it; a save while a check runs starts over.", width, str::to_owned));
    out
}

fn summary(model: &Model, results: &[(usize, VerdictKind)]) -> String {
    let passed = results.iter().filter(|(_, kind)| *kind == VerdictKind::Passed).count();
    let named = |index: usize| model.items.get(index).map_or("", |item| item.name.as_str());
    let widest = results.iter().map(|(index, _)| text::columns(named(*index))).max().unwrap_or(0);
    let mut out = format!("{}\n\n", style::heading(&format!("{passed} of {} exercises pass:", results.len())));
    for (index, kind) in results {
        let paint = match kind {
            VerdictKind::Passed => style::good,
            VerdictKind::GraderError => style::notice,
            _ => style::bad,
        };
        out.push_str(&format!("  {}  {}\n", text::padded(named(*index), widest), paint(kind.as_str())));
    }
    out
}

/// What happens now, or what is asked, in one line.
fn status(model: &Model, width: usize) -> String {
    let name = &model.item().name;
    let asked = match model.prompt {
        Some(Prompt::Skip) => Some(format!("{name} is not done yet: skip it? y/n")),
        Some(Prompt::Reset) => Some(format!("put the original {name} back? (yours is kept) y/n")),
        Some(Prompt::Solution) => Some(format!("{name} has not passed yet: show its solution? y/n")),
        None => None,
    };
    if let Some(question) = asked {
        return style::notice(&text::cut(&question, width));
    }
    if let Some(doing) = doing(model) {
        return style::strong(&text::cut(&doing, width));
    }
    style::dim(&text::cut(&idle(model), width))
}

/// What goes on in the background, if anything does.
fn doing(model: &Model) -> Option<String> {
    if let Some(Job { work: Work::All { results, at }, stopping: false, .. }) = &model.job {
        let name = model.items.get(*at).map_or("", |item| item.name.as_str());
        return Some(format!("checking all… {}/{} ({name}), any key stops it", results.len(), model.items.len()));
    }
    if let Grader::Preparing(what) = &model.grader {
        let what = if what.is_empty() { "getting ready" } else { what };
        return Some(format!("{what}…"));
    }
    match &model.job {
        Some(Job { work: Work::Check(_), stage: Some(stage), stopping: false, .. }) => {
            Some(format!("checking… ({stage})"))
        }
        Some(Job { work: Work::Check(_), stopping: false, .. }) => Some("checking…".to_owned()),
        Some(_) if model.wanted == Some(Wanted::Check) => Some("checking…".to_owned()),
        Some(_) if model.wanted == Some(Wanted::All) => Some("checking all…".to_owned()),
        Some(_) => Some("stopping…".to_owned()),
        None => model.building.as_ref().map(|building| format!("{building}…")),
    }
}

fn idle(model: &Model) -> String {
    if model.answer == (Answer::Missing { said: true }) {
        return "waiting for the file to come back".to_owned();
    }
    let Some(report) = &model.shown else { return String::new() };
    if report.verdict.kind() == VerdictKind::GraderError {
        return "r tries again".to_owned();
    }
    if !report.verdict.passed() {
        return format!("checked in {:.2} s; saving the file checks it again", report.duration.as_secs_f64());
    }
    match model.next_open() {
        Some(next) => format!("{} is done: n goes on to {}", model.item().name, model.items[next].name),
        None => "every exercise is done".to_owned(),
    }
}

/// The keys, as many as the window holds.
fn keys(model: &Model, width: usize) -> String {
    if model.prompt.is_some() {
        return format!("{} yes  {} no", style::key("y"), style::key("n"));
    }
    // With how much each matters: in a narrow window the least goes first.
    let all = [
        ("n", "next", 8),
        ("h", "hint", 7),
        ("l", "list", 5),
        ("r", "run", 4),
        ("c", "check all", 1),
        ("x", "reset", 3),
        ("s", "solution", 2),
        ("?", "help", 9),
        ("q", "quit", 10),
    ];
    let mut least = 0;
    loop {
        let shown: Vec<_> = all.iter().filter(|(_, _, matters)| *matters > least).collect();
        let plain: Vec<String> = shown.iter().map(|(key, what, _)| format!("{key} {what}")).collect();
        if text::columns(&plain.join("  ")) <= width || shown.len() <= 1 {
            let painted: Vec<String> =
                shown.iter().map(|(key, what, _)| format!("{} {what}", style::key(key))).collect();
            return painted.join("  ");
        }
        least += 1;
    }
}
