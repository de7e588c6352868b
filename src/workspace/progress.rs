//! What a learner has done: pure, and written as TOML by [`super::Folder::change`].

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::course::{Course, Exercise};
use crate::verdict::{Verdict, VerdictKind};

/// What a learner has done. Exercises that the course at hand does not know are kept as they are.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    current: Option<String>,
    #[serde(default)]
    exercises: BTreeMap<String, Entry>,
}

/// What is known of one exercise.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
struct Entry {
    /// Whether its last check passed.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    passed: bool,
    /// [`Exercise::checks_digest`] at that pass; empty without one.
    #[serde(skip_serializing_if = "String::is_empty")]
    checks: String,
    /// The last verdict's word.
    #[serde(skip_serializing_if = "Option::is_none")]
    last_verdict: Option<String>,
    /// The error codes of the last verdict.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    last_codes: Vec<String>,
    /// Steps of the ladder (`1`, `2` …) and diagnoses (`E0373`).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    hints_shown: Vec<String>,
}

/// A hint, and which one it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hint<'c> {
    /// `hint 2 of 3`, or `hint for E0373`.
    pub label: String,
    pub text: &'c str,
}

impl Progress {
    /// Whether the exercise passed at its last check, and is still verified by the same checks.
    pub fn is_done(&self, exercise: &Exercise) -> bool {
        self.entry(exercise).is_some_and(|entry| entry.passed && entry.checks == exercise.checks_digest())
    }

    /// How many of the course's exercises are done.
    pub fn done_count(&self, course: &Course) -> usize {
        course.exercises.iter().filter(|exercise| self.is_done(exercise)).count()
    }

    /// Remembers what the grader said. A `grader-error` says nothing of the answer, and changes nothing.
    pub fn record(&mut self, exercise: &Exercise, verdict: &Verdict) {
        if verdict.kind() == VerdictKind::GraderError {
            return;
        }
        let entry = self.entry_mut(exercise);
        entry.passed = verdict.passed();
        entry.checks = if verdict.passed() { exercise.checks_digest() } else { String::new() };
        entry.last_verdict = Some(verdict.kind().to_string());
        entry.last_codes = verdict.codes().into_iter().map(str::to_owned).collect();
    }

    /// The exercise at hand: the one that was set, done or not; else the first open one; else the last.
    pub fn current<'c>(&self, course: &'c Course) -> &'c Exercise {
        let set = self.current.as_deref().and_then(|name| course.exercise(name));
        set.or_else(|| course.exercises.iter().find(|exercise| !self.is_done(exercise)))
            .or(course.exercises.last())
            .expect("a course has exercises")
    }

    /// Makes `exercise` the one at hand.
    pub fn set_current(&mut self, exercise: &Exercise) {
        self.current = Some(exercise.name.to_string());
    }

    /// The next open exercise after `after` in the course's order, from the end on to the beginning, `after` itself
    /// the last to be asked; `None` when all are done.
    pub fn next_open<'c>(&self, course: &'c Course, after: &Exercise) -> Option<&'c Exercise> {
        let first = course.exercises.iter().position(|exercise| exercise.name == after.name).map_or(0, |at| at + 1);
        let (before, behind) = course.exercises.split_at(first);
        behind.iter().chain(before).find(|exercise| !self.is_done(exercise))
    }

    /// As if it had never been tried: open again, and its hints from the beginning.
    pub fn forget(&mut self, exercise: &Exercise) {
        self.exercises.remove(exercise.name.as_str());
    }

    /// The next hint, and remembers that it was shown. First those for the last verdict or one of its error codes, each
    /// once; then the ladder step by step; after its end the last step again.
    pub fn next_hint<'c>(&mut self, exercise: &'c Exercise) -> Hint<'c> {
        let entry = self.entry_mut(exercise);
        let at_hand =
            |diagnosis: &String| entry.last_verdict.as_ref() == Some(diagnosis) || entry.last_codes.contains(diagnosis);
        let for_diagnoses = exercise.checked().map_or(&[][..], |checked| &checked.hints_for);
        let fitting =
            for_diagnoses.iter().find(|hint| at_hand(&hint.diagnosis) && !entry.hints_shown.contains(&hint.diagnosis));
        if let Some(hint) = fitting {
            entry.hints_shown.push(hint.diagnosis.clone());
            return Hint { label: format!("hint for {}", hint.diagnosis), text: &hint.text };
        }
        let steps = exercise.hints.len();
        let unseen = (1..=steps).find(|step| !entry.hints_shown.contains(&step.to_string()));
        if let Some(step) = unseen {
            entry.hints_shown.push(step.to_string());
        }
        let step = unseen.unwrap_or(steps);
        let text = exercise.hints.get(step.wrapping_sub(1)).map_or("this exercise has no hints", String::as_str);
        Hint { label: format!("hint {step} of {steps}"), text }
    }

    /// The names of exercises that passed, but at other checks than the course's.
    pub(super) fn passed_at_other_checks<'c>(&self, course: &'c Course) -> Vec<&'c str> {
        let passed = |exercise: &&Exercise| self.entry(exercise).is_some_and(|entry| entry.passed);
        let exercises = course.exercises.iter().filter(passed).filter(|exercise| !self.is_done(exercise));
        exercises.map(|exercise| exercise.name.as_str()).collect()
    }

    fn entry(&self, exercise: &Exercise) -> Option<&Entry> {
        self.exercises.get(exercise.name.as_str())
    }

    fn entry_mut(&mut self, exercise: &Exercise) -> &mut Entry {
        self.exercises.entry(exercise.name.to_string()).or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::HintFor;
    use crate::verdict::{Deadlock, Diagnostic, DoesNotCompile, Passed};
    use crate::workspace::sample;

    fn passed() -> Verdict {
        Verdict::Passed(Passed::default())
    }

    fn deadlock() -> Verdict {
        Verdict::Deadlock(Deadlock { check: "main".into(), threads: Vec::new() })
    }

    fn refused(code: &str) -> Verdict {
        let diagnostic = Diagnostic {
            code: Some(code.into()),
            message: String::new(),
            file: None,
            line: None,
            rendered: String::new(),
        };
        Verdict::DoesNotCompile(DoesNotCompile { reason: None, diagnostics: vec![diagnostic] })
    }

    #[test]
    fn done_is_what_passed_at_its_last_check() {
        let course = sample::course();
        let exercise = &course.exercises[0];
        let mut progress = Progress::default();
        assert!(!progress.is_done(exercise));
        progress.record(exercise, &passed());
        assert!(progress.is_done(exercise));
        progress.record(exercise, &Verdict::grader_error("failed to find rustc", "install it"));
        assert!(progress.is_done(exercise));
        progress.record(exercise, &deadlock());
        assert!(!progress.is_done(exercise));
        progress.record(exercise, &passed());
        progress.forget(exercise);
        assert_eq!(progress, Progress::default());
    }

    #[test]
    fn a_done_exercise_whose_checks_changed_is_open_again() {
        let mut course = sample::course();
        let mut progress = Progress::default();
        progress.record(&course.exercises[0], &passed());
        assert_eq!(progress.done_count(&course), 1);
        sample::checked(&mut course.exercises[0]).checks.text = "// sharper".into();
        assert_eq!(progress.done_count(&course), 0);
        assert_eq!(progress.passed_at_other_checks(&course), ["spawn1"]);
    }

    #[test]
    fn the_current_exercise_is_the_one_set_else_the_first_open_else_the_last() {
        let course = sample::course();
        let mut progress = Progress::default();
        let current = |progress: &Progress| progress.current(&course).name.to_string();
        assert_eq!(current(&progress), "spawn1");
        progress.record(&course.exercises[0], &passed());
        assert_eq!(current(&progress), "locks1");
        progress.set_current(&course.exercises[0]);
        assert_eq!(current(&progress), "spawn1");
        progress.current = Some("removed7".into());
        assert_eq!(current(&progress), "locks1");
        progress.record(&course.exercises[1], &passed());
        progress.record(&course.exercises[2], &passed());
        assert_eq!(current(&progress), "locks2");
    }

    #[test]
    fn the_next_open_one_is_searched_round_the_course() {
        let course = sample::course();
        let [first, second, third] = [0, 1, 2].map(|at| &course.exercises[at]);
        let mut progress = Progress::default();
        let next = |progress: &Progress, after| progress.next_open(&course, after).map(|it| it.name.to_string());
        assert_eq!(next(&progress, first).as_deref(), Some("locks1"));
        assert_eq!(next(&progress, third).as_deref(), Some("spawn1"));
        progress.record(second, &passed());
        assert_eq!(next(&progress, first).as_deref(), Some("locks2"));
        progress.record(third, &passed());
        assert_eq!(next(&progress, first).as_deref(), Some("spawn1"));
        progress.record(first, &passed());
        assert_eq!(next(&progress, first), None);
    }

    #[test]
    fn a_hint_for_what_is_at_hand_comes_before_the_ladder_and_only_once() {
        let mut course = sample::course();
        let hint_for = |diagnosis: &str| HintFor { diagnosis: diagnosis.into(), text: format!("about {diagnosis}") };
        sample::checked(&mut course.exercises[0]).hints_for = vec![hint_for("deadlock"), hint_for("E0373")];
        let exercise = &course.exercises[0];
        let mut progress = Progress::default();
        let mut asked = Vec::new();
        let mut ask = |progress: &mut Progress| {
            let hint = progress.next_hint(exercise);
            asked.push(format!("{}: {}", hint.label, hint.text));
        };
        ask(&mut progress);
        progress.record(exercise, &refused("E0373"));
        ask(&mut progress);
        ask(&mut progress);
        progress.record(exercise, &deadlock());
        (0..4).for_each(|_| ask(&mut progress));
        progress.record(exercise, &refused("E0373"));
        ask(&mut progress);
        progress.forget(exercise);
        ask(&mut progress);
        assert_eq!(
            asked,
            [
                "hint 1 of 3: look",
                "hint for E0373: about E0373",
                "hint 2 of 3: look closer",
                "hint for deadlock: about deadlock",
                "hint 3 of 3: move it",
                "hint 3 of 3: move it",
                "hint 3 of 3: move it",
                "hint 3 of 3: move it",
                "hint 1 of 3: look",
            ]
        );
    }
}
