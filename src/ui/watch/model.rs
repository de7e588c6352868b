//! What the watcher knows: everything that its screen shows and its next step depends on, and nothing of the world.

use crate::grade::{Report, Stage};
use crate::ui::list::{Entry, Picker};
use crate::verdict::{GraderError, Verdict, VerdictKind};
use crate::workspace::Trace;

use super::key::Key;

/// An exercise, as far as the watcher shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    pub name: String,
    /// The chapter's folder: `05_locks`.
    pub chapter: String,
    /// What the chapter is called.
    pub chapter_title: String,
    pub title: String,
    /// The file to edit, as it is shown.
    pub path: String,
    pub lesson: String,
    pub link: String,
    /// Whether its text as it was given is kept, so that it can be put back.
    pub is_given: bool,
    /// Whether it passed at its last check.
    pub done: bool,
}

/// Which text a file holds: equal for equal bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity(pub String);

/// What was found where the answer should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Snapshot {
    Missing,
    Found(Identity),
}

/// What is known of the current exercise's file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    Unread,
    /// Editors take a file away for a moment when they save; it is said only when it stays away.
    Missing {
        said: bool,
    },
    Found(Identity),
}

/// Whether there is a grader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Grader {
    /// With what it does right now.
    Preparing(String),
    Ready,
    /// The verdict that is shown says why; another try starts it again.
    Failed,
}

/// What a worker does, or should do next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Work {
    /// The current exercise, with this text.
    Check(Identity),
    /// Every exercise: those that have their verdict, and the one in hand.
    All { results: Vec<(usize, VerdictKind)>, at: usize },
}

/// The one worker there is at a time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Job {
    /// Tells it apart from all before and after it.
    pub run: u64,
    pub work: Work,
    /// The part of grading that began last, in a word.
    pub stage: Option<String>,
    /// Whether it was told to stop; what it still says is no longer heard.
    pub stopping: bool,
}

/// What to start once the worker is free and the grader is ready.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    Check,
    All,
}

/// A question that waits for y or n.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Prompt {
    Skip,
    Reset,
    Solution,
}

/// What stands in the verdict's place until a key is pressed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Overlay {
    Help,
    /// What checking all brought.
    Summary(Vec<(usize, VerdictKind)>),
}

/// A hint that was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownHint {
    /// `hint 2 of 3`
    pub label: String,
    pub text: String,
}

/// All that the watcher knows.
#[derive(Clone, Debug)]
pub struct Model {
    /// The course's exercises, in its order; never empty.
    pub items: Vec<Item>,
    /// The index of the one at work.
    pub current: usize,
    /// Where the learner's folder is, when that is to be told: at the very first start.
    pub greeting: Option<String>,
    /// What was found out about the folder.
    pub notices: Vec<String>,
    /// What could not be done, until something can be saved again.
    pub failures: Vec<String>,
    pub answer: Answer,
    /// The last verdict on the current exercise.
    pub shown: Option<Box<Report>>,
    /// The text that it is about.
    pub judged: Option<Identity>,
    pub hints: Vec<ShownHint>,
    /// The solution beside the learner's program, laid out.
    pub solution: Option<String>,
    pub grader: Grader,
    /// What is built in the background, and how far it is.
    pub building: Option<String>,
    pub job: Option<Job>,
    pub wanted: Option<Wanted>,
    /// How many workers there were.
    pub runs: u64,
    pub prompt: Option<Prompt>,
    pub overlay: Option<Overlay>,
    /// The list to pick from, while it is open.
    pub picker: Option<Picker>,
    /// The window's rows.
    pub height: usize,
}

/// What happens to the watcher.
#[derive(Clone, Debug)]
pub enum Event {
    Key(Key),
    /// Something changed where the answer is.
    FileChanged,
    AnswerRead(Snapshot),
    /// The answer was missing a while ago, long enough for an editor to put it back.
    PatienceOver,
    /// The grader prepares itself, and says with what.
    Preparing(String),
    Prepared,
    /// Something is built in the background, beside checks that can do without, and how far it is; none: no more.
    Building(Option<String>),
    PrepareFailed(GraderError),
    /// A worker began a part of grading.
    Stage {
        run: u64,
        stage: Stage,
    },
    /// A worker does something that takes a while, once.
    Step {
        run: u64,
        what: String,
    },
    Verdict {
        run: u64,
        report: Box<Report>,
    },
    /// Checking all came to an exercise.
    AllStarted {
        run: u64,
        exercise: usize,
    },
    AllVerdict {
        run: u64,
        exercise: usize,
        verdict: Verdict,
        /// The run that decided, where one did.
        trace: Option<Box<Trace>>,
    },
    /// A worker is through, stopped or not.
    Ended {
        run: u64,
    },
    /// Which exercises are done now, in the course's order.
    Progress(Vec<bool>),
    Hint(ShownHint),
    Solution(String),
    /// The exercise's file is as it was at first; with where the learner's own is kept, if there was one.
    WasReset(Option<String>),
    /// An effect failed, in one sentence.
    Failed(String),
    /// Something about the folder that the learner should know.
    FolderNotice(String),
    /// The window has this many rows now.
    Resize {
        height: usize,
    },
    /// A signal asks the process to end.
    Signal(u8),
}

/// What the watcher wants done.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Build what grading needs, in the background.
    Prepare,
    /// Read the current exercise's file, and say what it is.
    ReadAnswer,
    /// Say [`Event::PatienceOver`] in a moment.
    BePatient,
    /// Grade the text that was read last, as the answer to that exercise.
    StartCheck {
        run: u64,
        exercise: usize,
    },
    /// Let the text that was read last be graded anew as the answer to that exercise, whatever is known of it.
    Forget(usize),
    /// Grade every exercise as it stands on the disk.
    StartAll {
        run: u64,
    },
    /// Stop the worker.
    Cancel,
    /// Keep a verdict in the learner's progress, and the run that decided.
    Record {
        exercise: usize,
        verdict: Box<Verdict>,
        trace: Option<Box<Trace>>,
    },
    /// Keep in the learner's progress which exercise is at work, and look after its file from now on.
    SetCurrent(usize),
    ShowHint(usize),
    ShowSolution(usize),
    Reset(usize),
    /// Paint everything anew.
    Repaint,
    /// End with this code.
    Quit(u8),
}

impl Model {
    /// A watcher at its start: the grader is being prepared, the file not yet read.
    pub fn new(items: Vec<Item>, current: usize) -> Model {
        Model {
            items,
            current,
            greeting: None,
            notices: Vec::new(),
            failures: Vec::new(),
            answer: Answer::Unread,
            shown: None,
            judged: None,
            hints: Vec::new(),
            solution: None,
            grader: Grader::Preparing(String::new()),
            building: None,
            job: None,
            wanted: None,
            runs: 0,
            prompt: None,
            overlay: None,
            picker: None,
            height: 24,
        }
    }

    /// The exercise at work.
    pub fn item(&self) -> &Item {
        &self.items[self.current]
    }

    /// How many exercises are done.
    pub fn done_count(&self) -> usize {
        self.items.iter().filter(|item| item.done).count()
    }

    /// Whether every exercise is done.
    pub fn all_done(&self) -> bool {
        self.items.iter().all(|item| item.done)
    }

    /// The next exercise after the current one that is not done, from the last on round to the first.
    pub fn next_open(&self) -> Option<usize> {
        let count = self.items.len();
        (1..count).map(|step| (self.current + step) % count).find(|index| !self.items[*index].done)
    }

    /// The exercises for the list.
    pub fn entries(&self) -> Vec<Entry> {
        let entry = |(index, item): (usize, &Item)| Entry {
            name: item.name.clone(),
            chapter: item.chapter_title.clone(),
            title: item.title.clone(),
            done: item.done,
            current: index == self.current,
        };
        self.items.iter().enumerate().map(entry).collect()
    }
}
