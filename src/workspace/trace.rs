//! The run that an exercise failed in last, kept until it passes: `.threadlings/traces/NAME.json`.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::error::WorkspaceError;
use super::{Folder, disk};
use crate::course::Exercise;
use crate::exploring::{Explored, Found};
use crate::verdict::Verdict;

/// The form of the file. Within it, keys are added and never removed.
const SCHEMA: u32 = 1;

/// A run that decided against an answer, with what was said of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Trace {
    /// The answer's path, as it was shown.
    pub answer: String,
    #[serde(flatten)]
    pub verdict: Verdict,
    pub explored: Option<Explored>,
    pub found: Found,
}

#[derive(Serialize, Deserialize)]
struct Document<T> {
    schema: u32,
    #[serde(flatten)]
    trace: T,
}

impl Folder {
    /// Keeps the run that an exercise failed in; a pass takes the last one away, and a failure that no run shows leaves it.
    ///
    /// # Errors
    /// When it cannot be written or removed.
    pub fn keep_trace(&self, exercise: &Exercise, passed: bool, trace: Option<&Trace>) -> Result<(), WorkspaceError> {
        let path = self.trace_file(exercise);
        match trace {
            Some(trace) => {
                let _lock = disk::lock(&self.data())?;
                let document = Document { schema: SCHEMA, trace };
                let bytes = serde_json::to_vec(&document).expect("all keys of these types are strings");
                disk::write(&path, &bytes)
            }
            None if passed => disk::remove(&path),
            None => Ok(()),
        }
    }

    /// The run that an exercise failed in last. None where it passed since, or where the file is none of ours.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn trace(&self, exercise: &Exercise) -> Result<Option<Trace>, WorkspaceError> {
        let disk::Standing::File(bytes) = disk::standing(&self.trace_file(exercise))? else { return Ok(None) };
        let document = serde_json::from_slice::<Document<Trace>>(&bytes).ok();
        Ok(document.filter(|document| document.schema == SCHEMA).map(|document| document.trace))
    }

    fn trace_file(&self, exercise: &Exercise) -> PathBuf {
        self.data().join("traces").join(format!("{}.json", exercise.name))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::foreign::{changed, few, inhabited};
    use crate::timeline::sample as run;
    use crate::timeline::{Broken, Timeline};
    use crate::verdict::Deadlock;
    use crate::workspace::sample;

    #[test]
    fn a_trace_is_kept_until_the_exercise_passes() {
        let dir = tempfile::tempdir().unwrap();
        let course = sample::course();
        let (folder, _) = Folder::create(dir.path(), &course).unwrap();
        let exercise = &course.exercises[0];
        let found = Found {
            check: "it_works".into(),
            replay: "r1".into(),
            strategy: "random".into(),
            schedule: 3,
            passes: 2,
            explored: None,
            broken: Broken::Deadlock,
            timeline: Some(Timeline::default()),
        };
        let verdict = Verdict::Deadlock(Deadlock { check: "it_works".into(), threads: Vec::new() });
        let trace = Trace { answer: "a.rs".into(), verdict, explored: Some(Explored::default()), found };
        assert_eq!(folder.trace(exercise).unwrap(), None);
        folder.keep_trace(exercise, false, Some(&trace)).unwrap();
        folder.keep_trace(exercise, false, None).unwrap();
        assert_eq!(folder.trace(exercise).unwrap(), Some(trace));
        for _ in 0..2 {
            folder.keep_trace(exercise, true, None).unwrap();
        }
        assert_eq!(folder.trace(exercise).unwrap(), None);
    }

    fn kept() -> Trace {
        let found = Found {
            check: "main".into(),
            replay: "ao-1".into(),
            strategy: "pct".into(),
            schedule: 1,
            passes: 2,
            explored: None,
            broken: Broken::Exit(1),
            timeline: Some(run::all().swap_remove(0).1),
        };
        let verdict = Verdict::Deadlock(Deadlock { check: "main".into(), threads: Vec::new() });
        Trace { answer: "a.rs".into(), verdict, explored: Some(Explored::default()), found }
    }

    proptest! {
        #![proptest_config(few())]

        #[test]
        fn any_trace_reads_back(trace in inhabited(&kept())) {
            let dir = tempfile::tempdir().unwrap();
            let course = sample::course();
            let (folder, _) = Folder::create(dir.path(), &course).unwrap();
            folder.keep_trace(&course.exercises[0], false, Some(&trace)).unwrap();
            prop_assert_eq!(folder.trace(&course.exercises[0]).unwrap(), Some(trace));
        }

        #[test]
        fn a_damaged_trace_is_one_or_none(
            bytes in changed(serde_json::to_vec(&Document { schema: SCHEMA, trace: kept() }).unwrap()),
        ) {
            let dir = tempfile::tempdir().unwrap();
            let course = sample::course();
            let (folder, _) = Folder::create(dir.path(), &course).unwrap();
            let path = folder.trace_file(&course.exercises[0]);
            disk::write(&path, &bytes).unwrap();
            folder.trace(&course.exercises[0]).unwrap();
        }
    }
}
