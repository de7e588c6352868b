//! threadlings as the watcher uses it: a grader that is prepared once, and then judges the file after each save.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use threadlings::course::{Checked, Course, Exercise, Source};
use threadlings::grade::{Event, Grader, Manner, Report, Stage};
use threadlings::process::{self, Cancel};

use crate::paired::{Written, median};

/// What verifies an exercise of ours.
pub fn checked(exercise: &Exercise) -> &Checked {
    exercise.checked().expect("our exercises have check files")
}

/// A grader that is ready, and its course.
pub struct Ours {
    grader: Grader,
    course: Course,
    /// By the exercise, and how many of its checks were explored.
    reports: Mutex<HashMap<(String, usize), Vec<Report>>>,
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
        let grader = Grader::prepare(root, Manner::default(), &Cancel::new(), &tell)
            .unwrap_or_else(|error| panic!("{}", error.message));
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
        self.reports.lock().unwrap().entry(key(exercise)).or_default().push(report);
        time
    }

    /// Where the time of the last table went. Stages overlap, so that the parts are more than the whole.
    pub fn parts(&self, exercise: &Exercise, rounds: usize) {
        let reports = self.reports.lock().unwrap().remove(&key(exercise)).unwrap_or_default();
        assert_eq!(reports.len(), rounds + 1, "{}", exercise.name);
        let of = |(name, wanted): (&str, Stage)| {
            let stages = reports[1..].iter().flat_map(|report| &report.stages).filter(|stage| stage.stage == wanted);
            let times: Vec<f64> = stages.map(|stage| stage.millis as f64).collect();
            (!times.is_empty()).then(|| format!("{name} {} ms", median(times)))
        };
        let stages = [
            ("compile", Stage::Compile),
            ("then checks", Stage::Checks),
            ("interleavings", Stage::Interleavings),
            ("compile-fail cases", Stage::Cases),
            ("clippy", Stage::Lints),
        ];
        println!("Of it, at the median: {}.\n", stages.into_iter().filter_map(of).collect::<Vec<_>>().join(", "));
    }
}

fn key(exercise: &Exercise) -> (String, usize) {
    (exercise.name.to_string(), checked(exercise).explore.checks.len())
}
