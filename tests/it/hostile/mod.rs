//! Answers that attack the grader or break it, at both levels of trust: each gets the verdict that is stated of it, and
//! harms nothing.
//!
//! - here: those that stand in a file, as attempts of the course in `tests/hostile`
//! - `made.rs`: those that no file can hold, which are made by code and listed in its `cases.toml`

mod made;

use std::fs;
use std::path::{Path, PathBuf};

use threadlings::course::{Attempt, Expectation};
use threadlings::grade::complaints;
use threadlings::level::Level;
use threadlings::process::is_sandbox_available;
use threadlings::verdict::Verdict;

use crate::program::Test;
use crate::remains;
use crate::side_by_side::side_by_side;

/// What the grader itself may keep in memory, in bytes, whatever an answer does.
const MEMORY: u64 = 256 << 20;

/// The exercises of the course of attacks, and where their answers stand.
const CHAPTER: &str = "checks/01_attacks";

/// An answer, at one level.
struct Case {
    exercise: String,
    attempt: Attempt,
    level: Level,
}

/// The course of attacks, as its author has it, with its `learn/`.
fn attacked() -> Test {
    let test = Test::in_an_empty_folder();
    crate::program::copy(&folder(), &test.path("."));
    assert_eq!(test.run(&["goto", "total1"]).code(), Some(0));
    test
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/hostile")
}

/// The levels that this machine has.
fn levels() -> Vec<Level> {
    if is_sandbox_available() {
        return vec![Level::Learner, Level::Ci];
    }
    without_a_sandbox();
    vec![Level::Learner]
}

#[expect(clippy::print_stderr, reason = "says what a test does not tell")]
fn without_a_sandbox() {
    eprintln!("skipped in part: this system has no Landlock, so nothing is judged as in CI");
}

/// What is in a folder, in order.
fn inside(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder").flatten().map(|entry| entry.path());
    let mut entries: Vec<PathBuf> = entries.collect();
    entries.sort();
    entries
}

/// Each attack at the levels that are chosen for it.
fn cases(levels_of: impl Fn(&Attempt) -> Vec<Level>) -> Vec<Case> {
    let mut cases = Vec::new();
    for exercise in inside(&folder().join(CHAPTER)) {
        let name = exercise.file_name().expect("a name").to_string_lossy().into_owned();
        for file in inside(&exercise.join("attempts")) {
            let stem = file.file_stem().expect("a name").to_string_lossy().into_owned();
            let path = format!("{CHAPTER}/{name}/attempts/{stem}.rs");
            let text = fs::read_to_string(&file).expect("a text");
            let attempt = Attempt::parse(&path, text).unwrap_or_else(|faults| panic!("{faults}"));
            let at = |level| Case { exercise: name.clone(), attempt: attempt.clone(), level };
            cases.extend(levels_of(&attempt).into_iter().map(at));
        }
    }
    cases
}

/// As in CI, unless it gets another verdict there, most often because it says `unsafe`: then as a learner's.
#[test]
fn each_attack_gets_its_verdict_and_harms_nothing() {
    judge_all(&cases(|attempt| {
        let is_the_same = attempt.expected_at(Level::Ci) == attempt.expected_at(Level::Learner);
        let is_in_ci = is_the_same && is_sandbox_available();
        vec![if is_in_ci { Level::Ci } else { Level::Learner }]
    }));
}

#[test]
#[ignore = "each attack at both levels: ten minutes on two cores"]
fn at_each_level_each_attack_gets_its_verdict_and_harms_nothing() {
    judge_all(&cases(|_| levels()));
}

fn judge_all(cases: &[Case]) {
    assert!(cases.len() >= 60, "{}", cases.len());
    let wrong = side_by_side(cases, |case| {
        let Case { exercise, attempt, level } = case;
        let test = attacked();
        judge(&test, &[], &["run", exercise, "--answer", &attempt.path], *level, attempt.expected_at(*level))
            .into_iter()
            .map(|complaint| format!("{} at {level:?}: {complaint}", attempt.path))
            .collect()
    });
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What is not as stated, or harmed, when the program is called so, with these variables in its environment.
fn judge(
    test: &Test,
    variables: &[(&str, String)],
    arguments: &[&str],
    level: Level,
    stated: &Expectation,
) -> Vec<String> {
    let is_own = !arguments.contains(&"--answer");
    let before = learners(test, is_own);
    let mut arguments = arguments.to_vec();
    arguments.extend(["--no-cache", "--format", "json"]);
    arguments.extend((level == Level::Ci).then_some("--ci"));
    let program = test.program(&arguments);
    let program = variables.iter().fold(program, |program, (name, value)| program.env(name, value));
    let (ran, memory) = program.start().end_with_memory();
    let verdict: Verdict = serde_json::from_value(ran.json()).expect("a verdict and its detail");
    let mut wrong = complaints(stated, &verdict);
    if !ran.stderr.is_empty() {
        wrong.push(format!("on standard error: {}", ran.stderr));
    }
    if memory > MEMORY {
        wrong.push(format!("the grader took {memory} bytes"));
    }
    let after = learners(test, is_own);
    if after != before {
        let changed = after
            .iter()
            .filter(|file| !before.contains(file))
            .chain(before.iter().filter(|file| !after.contains(file)));
        let changed: Vec<&PathBuf> = changed.map(|(path, _)| path).collect();
        wrong.push(format!("the learner's folder has changed: {changed:?}"));
    }
    remains::until_no_process(test);
    remains::nothing(test);
    if !wrong.is_empty() {
        wrong.push(format!("{verdict:#?}"));
    }
    wrong
}

/// Every file of the learner's folder, with its bytes; perhaps but for those in which the grader keeps what came of a check.
fn learners(test: &Test, but_progress: bool) -> Vec<(PathBuf, Vec<u8>)> {
    let mut files = Vec::new();
    let mut folders = vec![test.path("learn")];
    while let Some(folder) = folders.pop() {
        for path in inside(&folder) {
            if but_progress && ["progress.toml", "progress.copy.toml", "traces"].iter().any(|name| path.ends_with(name))
            {
                continue;
            }
            match path.symlink_metadata().expect("it is there").is_dir() {
                true => folders.push(path),
                // A FIFO is not read.
                false if path.is_file() => files.push((path.clone(), fs::read(path).expect("a file"))),
                false => files.push((path, Vec::new())),
            }
        }
    }
    files.sort();
    files
}
