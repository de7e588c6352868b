//! A course as rustlings has them: its `info.toml`, read as rustlings reads it, but all that is wrong said at once.

use toml::Spanned;
use toml::de::DeTable;

use super::fault::Faults;
use super::source::{Source, SourceError};
use super::table::{ROOT, Table};
use super::textfile::TextFile;
use super::{Chapter, Course, Exercise, ExerciseName, Kind, NameError, Tested, Text};

/// The id of every such course: they have none of their own.
pub(super) const ID: &str = "rustlings";
/// The version of the format that rustlings reads, and we with it.
const FORMAT: i64 = 1;
/// What stands in a solution's file until rustlings itself fills it in.
const STUB: &str = "// DON'T EDIT THIS SOLUTION FILE!";

/// Whether an `info.toml` is such a course's, however wrong it is: one of ours says so.
pub(super) fn is_one(document: &DeTable<'_>) -> bool {
    !document.contains_key("threadlings")
}

/// One `[[exercises]]` as it is written. Keys that rustlings does not know it ignores, and so do we.
struct Written {
    name: Option<Spanned<String>>,
    dir: Option<Spanned<String>>,
    hint: Option<Spanned<String>>,
    test: bool,
    strict_clippy: bool,
    is_solved: bool,
}

/// Reads the course; what is wrong with it becomes faults.
pub(super) fn read(source: &Source, file: &TextFile, document: &DeTable<'_>, faults: &mut Faults) -> Option<Course> {
    let mut root = Table::new(file, faults, document, 0..0, ROOT);
    root.ignore_others();
    if root.peek("format_version").is_none() {
        let help =
            "a rustlings course begins with `format_version = 1`, one of ours with [threadlings] and `format = 1`";
        root.say_doubtful(file.fault(0..0, "there is neither `format_version` nor a [threadlings] table", help));
    } else if let Some(version) = root.integer("format_version").filter(|version| *version.get_ref() != FORMAT) {
        let message = format!("this rustlings course has format {}, and {FORMAT} is known", version.get_ref());
        root.say(file.fault(version.span(), message, "use a threadlings, and a rustlings, that know it"));
        return None;
    }
    let welcome = root.optional_string("welcome_message");
    let farewell = root.optional_string("final_message");
    let written = root.tables("exercises", "[[exercises]]", |exercise| {
        exercise.ignore_others();
        Written {
            name: exercise.string("name"),
            dir: exercise.optional_string("dir"),
            hint: exercise.string("hint"),
            test: exercise.optional_boolean("test").unwrap_or(true),
            strict_clippy: exercise.optional_boolean("strict_clippy").unwrap_or(false),
            is_solved: exercise.optional_boolean("skip_check_unsolved").unwrap_or(false),
        }
    });
    let mut reader = Reader { source, file, faults };
    reader.package();
    let exercises: Vec<Exercise> =
        written.iter().enumerate().filter_map(|(at, one)| reader.exercise(one, &written[..at])).collect();
    let mut chapters: Vec<Chapter> = Vec::new();
    for dir in exercises.iter().map(|exercise| &exercise.chapter).filter(|dir| !dir.is_empty()) {
        if chapters.iter().all(|chapter| chapter.dir != *dir) {
            chapters.push(Chapter { dir: dir.clone(), title: dir.clone() });
        }
    }
    let text =
        |place: Option<Spanned<String>>| place.map(|place| place.get_ref().trim().to_owned()).unwrap_or_default();
    Some(Course {
        id: ID.to_owned(),
        title: "A rustlings course".to_owned(),
        chapters,
        exercises,
        welcome: text(welcome),
        farewell: text(farewell),
    })
}

struct Reader<'r> {
    source: &'r Source,
    file: &'r TextFile,
    faults: &'r mut Faults,
}

impl Reader<'_> {
    fn say(&mut self, at: &Spanned<String>, message: impl Into<String>, help: impl Into<String>) {
        self.faults.push(self.file.fault(at.span(), message, help));
    }

    /// The package that says how the exercises are built.
    fn package(&mut self) {
        if let Err(error) = self.source.text("Cargo.toml") {
            match error {
                SourceError::Missing { .. } => {
                    let help = "a rustlings course is a package of cargo's: `rustlings dev update` writes its list of programs";
                    self.faults.push_path(self.source, "Cargo.toml", "there is no Cargo.toml", help);
                }
                error => self.faults.push_unread(error),
            }
        }
    }

    fn exercise(&mut self, written: &Written, before: &[Written]) -> Option<Exercise> {
        let name = written.name.as_ref().and_then(|name| self.name(name, before));
        let chapter = match &written.dir {
            Some(dir) => self.dir(dir),
            None => Some(String::new()),
        };
        let hint = written.hint.as_ref()?.get_ref().trim().to_owned();
        let root = match self.source {
            Source::Folder(root) => std::path::absolute(root).unwrap_or_else(|_| root.clone()),
            // What travels in the binary is a course of ours.
            Source::Embedded => return None,
        };
        let tested = Tested { root, test: written.test, is_solved: written.is_solved, solution: None };
        let mut exercise = Exercise {
            name: name?,
            chapter: chapter?,
            title: String::new(),
            hints: vec![if hint.is_empty() { "The course has no hint here.".to_owned() } else { hint }],
            strict_clippy: written.strict_clippy,
            kind: Kind::Tested(tested.clone()),
        };
        self.is_there(&exercise, written.name.as_ref()?);
        exercise.kind = Kind::Tested(Tested { solution: self.solution(&exercise), ..tested });
        Some(exercise)
    }

    fn name(&mut self, place: &Spanned<String>, before: &[Written]) -> Option<ExerciseName> {
        let name = match ExerciseName::of_rustlings(place.get_ref()) {
            Ok(name) => name,
            Err(error) => {
                let help = match &error {
                    NameError::Malformed(_) => "a name has letters, digits and _ only: `threads1`",
                    error => error.help(),
                };
                self.say(place, error.to_string(), help);
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

    fn dir(&mut self, place: &Spanned<String>) -> Option<String> {
        let dir = place.get_ref();
        let fits = !dir.is_empty() && dir.chars().all(|c| c.is_alphanumeric() || c == '_');
        if !fits {
            self.say(
                place,
                format!("`{dir}` is no folder of exercises"),
                "use letters, digits and _ only: `20_threads`",
            );
        }
        fits.then(|| dir.clone())
    }

    /// Says where the file of an exercise is missing. What else may be wrong with it is for the learner to hear.
    fn is_there(&mut self, exercise: &Exercise, place: &Spanned<String>) {
        let path = exercise.path();
        if let Err(SourceError::Missing { .. }) = self.source.text(&path) {
            self.say(place, format!("`{}` has no {path}", exercise.name), format!("write {path}: the broken program"));
        }
    }

    fn solution(&self, exercise: &Exercise) -> Option<Text> {
        self.source.text(&exercise.solution_path()).ok().filter(|text| !text.contains(STUB))
    }
}
