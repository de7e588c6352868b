//! threadlings as the watcher uses it: a grader that is prepared once, and then judges the file after each save.

use std::path::Path;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use threadlings::course::{Course, Exercise, Source};
use threadlings::grade::{Event, Grader, Report, Stage};
use threadlings::process::{self, Cancel};

use crate::paired::{Written, median};

/// A grader that is ready, and its course.
pub struct Ours {
    grader: Grader,
    course: Course,
    reports: Mutex<Vec<Report>>,
}

impl Ours {
    /// Builds the support crates where they are not there yet.
    pub fn prepare(root: &Path) -> Ours {
        process::use_binary(crate::binary());
        let course = Course::load(&Source::Folder(root.to_owned())).unwrap_or_else(|faults| panic!("{faults}"));
        let tell = |event: Event| {
            if let Event::Preparing(what) = event {
                eprintln!("{what} …");
            }
        };
        let grader = Grader::prepare(root, &Cancel::new(), &tell).unwrap_or_else(|error| panic!("{}", error.message));
        Ours { grader, course, reports: Mutex::default() }
    }

    /// What was measured with, in one line.
    pub fn machine(&self, rounds: usize) -> String {
        let cores = std::thread::available_parallelism().map_or(0, |cores| cores.get());
        let build = if cfg!(debug_assertions) { "debug build" } else { "release build" };
        let release = self.grader.toolchain().release();
        format!("{cores} cores, rustc {release}, {build} of threadlings, {rounds} rounds, debounce not counted")
    }

    pub fn exercise(&self, name: &str) -> &Exercise {
        self.course.exercise(name).unwrap_or_else(|| panic!("the course has no exercise {name}"))
    }

    /// Saves an edit, and measures until there is the verdict, which must be `expected`.
    pub fn grade(&self, exercise: &Exercise, file: &Written, expected: &str) -> Duration {
        file.edit();
        let started = Instant::now();
        let report = self.grader.grade(exercise, &file.path, "exercises/answer.rs", &Cancel::new(), &|_| ());
        let time = started.elapsed();
        let report = report.expect("nobody cancels");
        assert_eq!(report.verdict.kind().as_str(), expected, "{:?}", report.verdict);
        self.reports.lock().unwrap().push(report);
        time
    }

    /// Where the time of the last table went. Stages overlap, so that the parts are more than the whole.
    pub fn parts(&self, exercise: &Exercise, file: &Written, rounds: usize) {
        let reports = std::mem::take(&mut *self.reports.lock().unwrap());
        assert_eq!(reports.len(), rounds + 1, "{} {}", exercise.name, file.path.display());
        let of = |wanted: Stage| {
            let stages = reports[1..].iter().flat_map(|report| &report.stages).filter(|stage| stage.stage == wanted);
            median(stages.map(|stage| stage.millis as f64).collect())
        };
        println!(
            "Of it, at the median: compile {} ms, then checks {} ms; beside them compile-fail cases {} ms, clippy {} ms.\n",
            of(Stage::Compile),
            of(Stage::Checks),
            of(Stage::Cases),
            of(Stage::Lints)
        );
    }
}
