//! From what is written to what is meant: a [`Course`] whose parts fit together, or all that is wrong with it at once.

use std::panic::resume_unwind;
use std::thread::{self, ScopedJoinHandle};

use toml::Spanned;

use super::attempt::cannot_be_met;
use super::expectation::is_code;
use super::explore;
use super::fault::{CourseFaults, Faults};
use super::files::{self, ExerciseFiles, Named};
use super::limits;
use super::manifest::{self, Manifest, WrittenChapter, WrittenExercise};
use super::name::is_lower_snake;
use super::rustlings;
use super::source::{Source, SourceError};
use super::strays::{self, Referred};
use super::textfile::TextFile;
use super::{Chapter, Checked, Course, Exercise, ExerciseName, Expectation, HintFor, Kind};
use crate::verdict::VerdictKind;

/// The fewest steps of a ladder of hints.
const FEWEST_HINTS: usize = 3;

/// Reads and validates the course in `source`.
pub(super) fn course(source: &Source) -> Result<Course, CourseFaults> {
    let shown = source.shown("info.toml");
    let mut faults = Faults::default();
    let course = match TextFile::read(source, "info.toml") {
        Ok(file) => of_manifest(source, &file, &mut faults),
        Err(error) => {
            match error {
                SourceError::Missing { .. } => {
                    let help = "a course's folder has an info.toml at its root; is this the right folder?";
                    faults.push_path(source, "info.toml", "there is no info.toml", help);
                }
                error => faults.push_unread(error),
            }
            None
        }
    };
    faults.into_result(&shown, course)
}

/// The course that this manifest is of; none when it is at fault, which is said by then.
pub(super) fn of_manifest(source: &Source, file: &TextFile, faults: &mut Faults) -> Option<Course> {
    let document = manifest::parse(file, faults);
    if rustlings::is_one(document.get_ref()) {
        return rustlings::read(source, file, document.get_ref(), faults);
    }
    let manifest = manifest::read(file, document.get_ref(), faults)?;
    Validation { source, file, faults }.course(&manifest)
}

/// A text with its place, as it stands in `info.toml`.
type Place<T> = Spanned<T>;

struct Validation<'v> {
    source: &'v Source,
    file: &'v TextFile,
    faults: &'v mut Faults,
}

/// What `info.toml` says of an exercise, and what it is called and where it stands, if that can be.
struct Entry<'w> {
    written: &'w WrittenExercise,
    name: Option<ExerciseName>,
    chapter: Option<String>,
}

impl Entry<'_> {
    fn named<'n>(&'n self, manifest: &'n TextFile) -> Option<Named<'n>> {
        let at = self.written.name.as_ref()?.span();
        Some(Named { manifest, at, name: self.name.as_ref()?.as_str(), chapter: self.chapter.as_ref()? })
    }
}

impl Validation<'_> {
    fn course(&mut self, manifest: &Manifest) -> Option<Course> {
        let id = manifest.id.as_ref().and_then(|id| self.course_id(id));
        let title = self.line("title", &manifest.title);
        let referred = refers(manifest);
        let chapters = self.chapters(&manifest.chapters, &referred);
        let exercises = self.exercises(&manifest.exercises, &referred);
        strays::say(self.source, &referred, self.faults);
        // Whoever is left out below is at fault, which is said: then the course is not used.
        Some(Course { id: id?, title: title?, chapters, exercises, welcome: String::new(), farewell: String::new() })
    }

    fn say<T>(&mut self, at: &Place<T>, message: impl Into<String>, help: impl Into<String>) {
        self.faults.push(self.file.fault(at.span(), message, help));
    }

    fn course_id(&mut self, id: &Place<String>) -> Option<String> {
        let fits = !id.get_ref().is_empty()
            && id.get_ref().bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'_' | b'-'));
        if !fits {
            self.say(id, format!("`{}` is no course's id", id.get_ref()), "use a-z, 0-9, _ and - only");
        }
        fits.then(|| id.get_ref().clone())
    }

    fn chapters(&mut self, written: &[WrittenChapter], referred: &Referred<'_>) -> Vec<Chapter> {
        let mut chapters: Vec<Chapter> = Vec::new();
        for chapter in written {
            let title = self.line("title", &chapter.title);
            let Some(dir) = &chapter.dir else { continue };
            let name = dir.get_ref();
            if !is_lower_snake(name) {
                self.say(dir, format!("`{name}` is no chapter's folder"), "use a-z, 0-9 and _ only: `05_locks`");
                continue;
            }
            let first = written.iter().filter_map(|other| other.dir.as_ref()).find(|other| other.get_ref() == name);
            if let Some(first) = first.filter(|first| first.span() != dir.span()) {
                let (line, _) = self.file.line_of(first.span().start);
                let help = format!("the first one is on line {line}; give each chapter a folder of its own");
                self.say(dir, format!("a second chapter is called `{name}`"), help);
                continue;
            }
            if !referred.has_exercises(name) {
                let help = format!("write one: an [[exercises]] entry with `chapter = \"{name}\"`");
                let at = dir.span();
                self.faults.push_doubtful(self.file.fault(at, format!("chapter `{name}` has no exercise"), help));
            }
            chapters.extend(title.map(|title| Chapter { dir: name.clone(), title }));
        }
        chapters
    }

    fn exercises(&mut self, written: &[WrittenExercise], referred: &Referred<'_>) -> Vec<Exercise> {
        let mut entries = Vec::new();
        for (at, exercise) in written.iter().enumerate() {
            let name = exercise.name.as_ref().and_then(|name| self.name(name, &written[..at]));
            let chapter = exercise.chapter.as_ref().and_then(|chapter| self.chapter(chapter, &referred.chapters));
            entries.push(Entry { written: exercise, name, chapter });
        }
        let files = self.files(&entries);
        entries.into_iter().zip(files).filter_map(|(entry, files)| self.exercise(entry, files)).collect()
    }

    /// The files of each exercise that has a name and a chapter. They are read side by side: they are most of a course, and
    /// every command begins with it.
    fn files(&mut self, entries: &[Entry<'_>]) -> Vec<Option<ExerciseFiles>> {
        let (source, manifest, faults) = (self.source, self.file, &*self.faults);
        let read = |entry: &Entry<'_>| {
            let mut faults = faults.part();
            let files = entry.named(manifest).map(|named| files::read(source, &named, &mut faults));
            (files, faults)
        };
        let cores = thread::available_parallelism().map_or(1, |cores| cores.get());
        let share = entries.len().div_ceil(cores).max(1);
        let found: Vec<_> = thread::scope(|scope| {
            let shares: Vec<_> = entries
                .chunks(share)
                .map(|share| {
                    let read_all = move || share.iter().map(read).collect::<Vec<_>>();
                    // Where the system gives no thread, this one does it.
                    thread::Builder::new().spawn_scoped(scope, read_all).map_err(|_| read_all())
                })
                .collect();
            let join = |share: ScopedJoinHandle<'_, Vec<_>>| share.join().unwrap_or_else(|panic| resume_unwind(panic));
            shares.into_iter().flat_map(|share| share.map_or_else(|done| done, join)).collect()
        });
        let take = |(files, part)| {
            self.faults.join(part);
            files
        };
        found.into_iter().map(take).collect()
    }

    fn exercise(&mut self, entry: Entry<'_>, files: Option<ExerciseFiles>) -> Option<Exercise> {
        let Entry { written, name, chapter } = entry;
        let title = self.line("title", &written.title);
        let teaches = self.teaches(written);
        let fails_with = written.fails_with.as_ref().and_then(|place| self.fails_with(place, files.as_ref()));
        let hints = self.hints(written);
        let hints_for = self.hints_for(&written.hints_for);
        let lesson = self.prose("lesson", &written.lesson);
        let link = written.link.as_ref().and_then(|link| self.link(link));
        let limits = limits::read(self.file, &written.limits, self.faults);
        let checks = files.as_ref().and_then(|files| files.checks.as_ref());
        let explore = explore::read(self.file, written.explore.as_ref(), checks, self.faults);
        for attempt in files.iter().flat_map(|files| &files.attempts) {
            if attempt.is_pending() && !explore.checks.is_empty() {
                let help = "say the verdict that the exploration gives, without `waits-for`";
                self.faults.push_path(
                    self.source,
                    &attempt.path,
                    "the exercise is explored: nothing is to be waited for",
                    help,
                );
            }
        }
        let files = files?;
        Some(Exercise {
            name: name?,
            chapter: chapter?,
            title: title?,
            hints: hints?,
            strict_clippy: written.strict_clippy,
            kind: Kind::Checked(Box::new(Checked {
                teaches: teaches?,
                teaches_unsafe: written.teaches_unsafe,
                fails_with: fails_with?,
                hints_for,
                lesson: lesson?,
                link: link?,
                limits,
                explore,
                unsolved: files.unsolved?.text,
                solution: files.solution?.text,
                checks: files.checks?,
                cases: files.cases?,
                attempts: files.attempts,
            })),
        })
    }

    fn name(&mut self, place: &Place<String>, before: &[WrittenExercise]) -> Option<ExerciseName> {
        let name: ExerciseName = match place.get_ref().parse() {
            Ok(name) => name,
            Err(error) => {
                let error: super::NameError = error;
                self.say(place, error.to_string(), error.help());
                return None;
            }
        };
        let mut named_before = before.iter().filter_map(|exercise| exercise.name.as_ref());
        if let Some(first) = named_before.find(|first| first.get_ref() == place.get_ref()) {
            let (line, _) = self.file.line_of(first.span().start);
            let help = format!("the first one is on line {line}; give each exercise a name of its own");
            self.say(place, format!("a second exercise is called `{name}`"), help);
            return None;
        }
        Some(name)
    }

    fn chapter(&mut self, place: &Place<String>, known: &[&str]) -> Option<String> {
        let chapter = place.get_ref();
        if known.contains(&chapter.as_str()) {
            return Some(chapter.clone());
        }
        let help = match nearest(chapter, known) {
            Some(dir) => format!("the nearest chapter is `{dir}`"),
            None => format!("write a [[chapters]] entry with `dir = \"{chapter}\"`"),
        };
        self.faults.push_doubtful(self.file.fault(place.span(), format!("there is no chapter `{chapter}`"), help));
        None
    }

    fn teaches(&mut self, written: &WrittenExercise) -> Option<Vec<u32>> {
        let place = written.teaches.as_ref()?;
        let mut rows = Vec::new();
        for row in place.get_ref() {
            match u32::try_from(*row.get_ref()) {
                Ok(number) if number > 0 => rows.push(number),
                _ => self.say(row, format!("the curriculum has no row {}", row.get_ref()), "rows count from 1"),
            }
        }
        if place.get_ref().is_empty() {
            let help = "name the rows of exercises/README.md: `teaches = [1]`";
            self.say(place, "this exercise teaches nothing", help);
        }
        Some(rows)
    }

    fn fails_with(&mut self, place: &Place<String>, files: Option<&ExerciseFiles>) -> Option<Expectation> {
        let expect: Expectation = match place.get_ref().parse() {
            Ok(expect) => expect,
            Err(error) => {
                let error: super::expectation::ExpectationError = error;
                self.say(place, format!("`fails_with` says no verdict: {error}"), error.help());
                return None;
            }
        };
        if expect.verdict == VerdictKind::Passed {
            self.say(place, "`fails_with` says `passed`", "say what the unsolved file gets");
        }
        if let Some((files, unsolved)) = files.and_then(|files| Some((files, files.unsolved.as_ref()?))) {
            for (message, help) in cannot_be_met(&expect, &unsolved.text, files.verified_by()) {
                self.say(place, message, help);
            }
        }
        Some(expect)
    }

    fn hints(&mut self, written: &WrittenExercise) -> Option<Vec<String>> {
        let place = written.hints.as_ref()?;
        let count = place.get_ref().len();
        if count < FEWEST_HINTS {
            let plural = if count == 1 { "" } else { "s" };
            let help = "lead from a question, to the thing to read, to almost the answer";
            self.say(place, format!("{count} hint{plural} of at least {FEWEST_HINTS}"), help);
        }
        for hint in place.get_ref() {
            self.written_out("hint", hint);
        }
        Some(place.get_ref().iter().map(|hint| hint.get_ref().trim().to_owned()).collect())
    }

    fn hints_for(&mut self, written: &[(Place<String>, Place<String>)]) -> Vec<HintFor> {
        let mut hints = Vec::new();
        for (key, text) in written {
            let diagnosis = key.get_ref();
            if diagnosis.parse::<VerdictKind>().is_err() && !is_code(diagnosis) {
                let help = match super::expectation::nearest_verdict(diagnosis) {
                    Some(verdict) => format!("the nearest verdict is `{verdict}`"),
                    None => "name a verdict (`deadlock`) or a code (`E0373`, `\"clippy::lint\"`)".into(),
                };
                self.say(key, format!("no diagnosis is called `{diagnosis}`"), help);
            }
            self.written_out("hint", text);
            hints.push(HintFor { diagnosis: diagnosis.clone(), text: text.get_ref().trim().to_owned() });
        }
        hints
    }

    /// A text of one line.
    fn line(&mut self, key: &str, place: &Option<Place<String>>) -> Option<String> {
        let place = place.as_ref()?;
        if place.get_ref().trim().contains('\n') {
            self.say(place, format!("`{key}` has several lines"), "say it in one");
        }
        self.prose(key, &Some(place.clone()))
    }

    /// A text that is there and finished.
    fn prose(&mut self, key: &str, place: &Option<Place<String>>) -> Option<String> {
        let place = place.as_ref()?;
        self.written_out(key, place);
        Some(place.get_ref().trim().to_owned())
    }

    fn written_out(&mut self, key: &str, place: &Place<String>) {
        let text = place.get_ref().trim();
        if text.is_empty() {
            self.say(place, format!("this {key} is empty"), "say something");
        } else if text.starts_with("TODO") {
            self.say(place, format!("this {key} still says TODO"), "write it");
        }
    }

    fn link(&mut self, place: &Place<String>) -> Option<String> {
        let link = place.get_ref();
        let fits =
            link.strip_prefix("https://").is_some_and(|rest| !rest.is_empty()) && !link.contains(char::is_whitespace);
        if !fits {
            let help = "name a page of the standard library: `https://doc.rust-lang.org/std/..`";
            self.say(place, format!("`{link}` is no https link"), help);
        }
        fits.then(|| link.clone())
    }
}

/// What the manifest refers to, however wrong the rest of it is.
fn refers(manifest: &Manifest) -> Referred<'_> {
    let chapters: Vec<&str> =
        manifest.chapters.iter().filter_map(|chapter| Some(chapter.dir.as_ref()?.get_ref().as_str())).collect();
    let exercises = manifest.exercises.iter().filter_map(|exercise| {
        let chapter = exercise.chapter.as_ref().map(|chapter| chapter.get_ref().as_str());
        let chapter = chapter.and_then(|chapter| nearest(chapter, &chapters));
        Some((chapter, exercise.name.as_ref()?.get_ref().as_str()))
    });
    let exercises = exercises.collect();
    Referred { chapters, exercises }
}

/// The chapter of that name, or the one nearest to it when it is mistyped.
fn nearest<'k>(chapter: &str, known: &[&'k str]) -> Option<&'k str> {
    let likeness = |dir: &&str| strsim::jaro_winkler(chapter, dir);
    let near = known.iter().copied().max_by(|a, b| likeness(a).total_cmp(&likeness(b)));
    near.filter(|dir| likeness(dir) > 0.7)
}
