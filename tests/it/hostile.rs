//! Answers that attack the grader or break it: each gets the verdict that its first line says, and harms nothing.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use threadlings::course::Expectation;
use threadlings::grade::complaints;
use threadlings::verdict::Verdict;

use crate::commands::started;
use crate::program::Test;
use crate::remains;
use crate::side_by_side::side_by_side;

/// What the grader itself may keep in memory, in bytes, whatever an answer does.
const MEMORY: u64 = 256 << 20;

/// An answer to an exercise of the fixture course: `tests/hostile/EXERCISE/CASE.rs`.
struct Case {
    exercise: String,
    file: PathBuf,
    /// What stands behind `//@` in its first line.
    stated: Expectation,
    /// What stands behind `//=` in its second: a part of the verdict's detail.
    detail: Option<Value>,
}

impl Case {
    fn read(file: PathBuf) -> Case {
        let exercise = file.parent().and_then(Path::file_name).expect("a folder").to_string_lossy().into_owned();
        let text = fs::read_to_string(&file).expect("a case");
        let mut lines = text.lines();
        let stated = lines.next().and_then(|line| line.strip_prefix("//@ ")).expect("a verdict");
        let stated = stated.parse().unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let detail = lines.next().and_then(|line| line.strip_prefix("//= "));
        let detail = detail.map(|json| serde_json::from_str(json).expect("JSON"));
        Case { exercise, file, stated, detail }
    }
}

fn cases() -> Vec<Case> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/hostile");
    let inside = |folder: &Path| -> Vec<PathBuf> {
        let entries = fs::read_dir(folder).expect("a folder").flatten().map(|entry| entry.path());
        let mut entries: Vec<PathBuf> = entries.collect();
        entries.sort();
        entries
    };
    let exercises = inside(&root).into_iter().filter(|path| path.is_dir());
    exercises.flat_map(|folder| inside(&folder)).map(Case::read).collect()
}

#[test]
fn each_attack_gets_its_verdict_and_harms_nothing() {
    let cases = cases();
    assert!(cases.len() >= 50, "{}", cases.len());
    let wrong = side_by_side(&cases, judge);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What is not as stated, or harmed.
fn judge(case: &Case) -> Vec<String> {
    let test = started();
    let before = learners(&test);
    let answer = case.file.to_str().expect("a path in UTF-8");
    let (ran, memory) =
        test.program(&["run", &case.exercise, "--answer", answer, "--format", "json"]).start().end_with_memory();
    let document = ran.json();
    let verdict: Verdict = serde_json::from_value(document.clone()).expect("a verdict and its detail");
    let mut wrong = complaints(&case.stated, &verdict);
    if case.detail.as_ref().is_some_and(|part| !holds(&document["detail"], part)) {
        wrong.push(format!("not in the detail: {}", case.detail.as_ref().unwrap_or(&Value::Null)));
    }
    if !ran.stderr.is_empty() {
        wrong.push(format!("on standard error: {}", ran.stderr));
    }
    if memory > MEMORY {
        wrong.push(format!("the grader took {memory} bytes"));
    }
    if learners(&test) != before {
        wrong.push("the learner's folder has changed".into());
    }
    remains::until_no_process(&test);
    remains::nothing(&test);
    let say = |complaint: String| format!("{}: {complaint}\n{:#}", case.file.display(), document["detail"]);
    wrong.into_iter().map(say).collect()
}

/// Whether all that is in `part` is in `whole`.
fn holds(whole: &Value, part: &Value) -> bool {
    match (whole, part) {
        (Value::Object(whole), Value::Object(part)) => {
            part.iter().all(|(key, part)| whole.get(key).is_some_and(|whole| holds(whole, part)))
        }
        (whole, part) => whole == part,
    }
}

/// Every file of the learner's folder, with its bytes.
fn learners(test: &Test) -> Vec<(PathBuf, Vec<u8>)> {
    let mut files = Vec::new();
    let mut folders = vec![test.path("learn")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder").flatten() {
            match entry.path() {
                path if path.is_dir() => folders.push(path),
                path => files.push((path.clone(), fs::read(path).expect("a file"))),
            }
        }
    }
    files.sort();
    files
}
