//! The screen that stays: it shows the exercise at work, checks it on every save, and listens to keys meanwhile.
//!
//! [`model`], [`update`] (with `press` for the keys) and [`view`] are pure. Around them: `input` and `files` (with `way`
//! for where the file stands) bring events, `jobs` grades, `screen` paints, `terminal` gives the terminal back, and
//! `session` is the loop that ties them together.

mod files;
#[cfg(unix)]
mod input;
#[cfg(windows)]
#[path = "console.rs"]
mod input;
mod jobs;
pub mod key;
pub mod model;
mod press;
mod screen;
mod session;
mod terminal;
#[cfg(test)]
mod tests;
pub mod update;
pub mod view;
mod way;

use std::io;
use std::sync::OnceLock;
use std::sync::mpsc::{self, Sender};
use std::thread;

use crate::course::{Course, Exercise};
use crate::grade::Manner;
use crate::ui::shell::Shell;
use crate::workspace::{Folder, Notice, Progress, WorkspaceError};
use files::Files;
use input::Input;
use jobs::{Bench, Jobs};
use model::{Event, Item, Model};
use screen::Screen;
use session::Session;
use terminal::RawTerminal;

/// How to watch.
#[derive(Debug, Default)]
pub struct WatchOptions {
    /// For file systems that do not tell what changes: look every 300 ms.
    pub poll: bool,
    /// How answers are judged.
    pub manner: Manner,
    /// The folder was just made: say where it is.
    pub first_start: bool,
    /// What the learner should know of the folder.
    pub notices: Vec<Notice>,
}

/// Why there is no watcher.
#[derive(Debug, thiserror::Error)]
pub enum WatchError {
    /// The terminal could not be taken, or takes no more.
    #[error("failed to use the terminal: {0}; `threadlings run` does without")]
    Terminal(#[from] io::Error),
    /// Progress could not be read.
    #[error(transparent)]
    Workspace(#[from] WorkspaceError),
}

/// Watches the current exercise of `folder` until a key or a signal ends it: 0, or 128 and the signal's number.
///
/// The terminal is as it was afterwards, every thread has ended, and no process of an answer is left.
///
/// # Errors
/// When progress cannot be read, or the terminal cannot be used. What goes wrong later is shown, and watching goes on.
pub fn watch(course: &Course, folder: &Folder, shell: &mut Shell, options: WatchOptions) -> Result<u8, WatchError> {
    let (progress, notice) = folder.progress()?;
    let model =
        model_at_start(course, folder, &progress, options.notices.into_iter().chain(notice), options.first_start);
    let bench = Bench { course, root: folder.root().to_owned(), manner: options.manner, grader: OnceLock::new() };
    let (sender, events) = mpsc::channel();
    // In this order, so that they end in the other: the keys last, after the terminal is given back.
    let input = Input::listen(sender.clone())?;
    let raw = RawTerminal::take()?;
    let code = thread::scope(|scope| {
        Session {
            course,
            folder,
            files: files_for(options.poll, folder, &sender),
            jobs: Jobs::new(scope, &bench, sender.clone()),
            checking: None,
            shell,
            screen: Screen::new(),
            model,
            events,
            sender,
            answer: None,
            anew: None,
            read_at: None,
            patience_ends: None,
        }
        .run()
    });
    drop(raw);
    drop(input);
    Ok(code?)
}

fn files_for(poll: bool, folder: &Folder, sender: &Sender<Event>) -> Files {
    if poll {
        return Files::polled();
    }
    Files::watched(folder.root(), sender.clone()).unwrap_or_else(|error| {
        let _ = sender.send(Event::FolderNotice(session::no_watches(&error)));
        Files::polled()
    })
}

fn model_at_start(
    course: &Course,
    folder: &Folder,
    progress: &Progress,
    notices: impl Iterator<Item = Notice>,
    first_start: bool,
) -> Model {
    let items: Vec<Item> = course.exercises.iter().map(|exercise| item(course, folder, progress, exercise)).collect();
    let current = progress.current(course).name.as_str();
    let current = items.iter().position(|item| item.name == current).unwrap_or(0);
    let mut model = Model::new(items, current);
    model.notices = notices.map(|Notice(sentence)| sentence).collect();
    model.greeting = first_start.then(|| folder.root().display().to_string());
    model.height = crate::ui::shell::window().1;
    model
}

fn item(course: &Course, folder: &Folder, progress: &Progress, exercise: &Exercise) -> Item {
    let chapter = course.chapters.iter().find(|chapter| chapter.dir == exercise.chapter);
    let checked = exercise.checked();
    Item {
        name: exercise.name.to_string(),
        chapter: exercise.chapter.clone(),
        chapter_title: chapter.map_or_else(|| exercise.chapter.clone(), |chapter| chapter.title.clone()),
        title: exercise.title.clone(),
        path: session::shown_path(&folder.answer_path(exercise)),
        lesson: checked.map(|checked| checked.lesson.clone()).unwrap_or_default(),
        link: checked.map(|checked| checked.link.clone()).unwrap_or_default(),
        is_given: checked.is_some(),
        done: progress.is_done(exercise),
    }
}
